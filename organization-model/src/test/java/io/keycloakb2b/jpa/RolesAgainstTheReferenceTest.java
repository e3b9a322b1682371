package io.keycloakb2b.jpa;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import org.assertj.core.api.SoftAssertions;

/** Random lives of a realm: whatever happened, people hold exactly the roles that the text of the model gives them. */
@Tag("random")
final class RolesAgainstTheReferenceTest {

    @AddLifecycleHook(ManyTries.class)
    @Property(tries = 30)
    void tablesAndReferenceAgreeOnH2(@ForAll("lives") List<Operation> life) {
        agree(TestDatabase.H2, life);
    }

    @AddLifecycleHook(ManyTries.class)
    @Property(tries = 15)
    void tablesAndReferenceAgreeOnPostgreSql(@ForAll("lives") List<Operation> life) {
        agree(TestDatabase.POSTGRESQL, life);
    }

    @Provide
    Arbitrary<List<Operation>> lives() {
        return Operation.any().list().ofMaxSize(80);
    }

    private static void agree(TestDatabase database, List<Operation> life) {
        ReferenceWorld reference = new ReferenceWorld();
        WorldOnDisk disk = new WorldOnDisk(database);
        Operation.beginning().forEach(operation -> operation.run(reference, disk));
        life.forEach(operation -> operation.run(reference, disk));

        boolean anybody = false;
        SoftAssertions softly = new SoftAssertions();
        for (int organization : reference.all()) {
            softly.assertThat(disk.pathOf(organization))
                    .as("path of %d in\n%s", organization, reference)
                    .isEqualTo(reference.path(organization));
            for (int person = 0; person < ReferenceWorld.PEOPLE; person++) {
                var expected = reference.effective(organization, person);
                anybody |= !expected.isEmpty()
                        && reference.node(organization).parent.isPresent();
                softly.assertThat(disk.effective(organization, person))
                        .as("roles of %d in %d of\n%s", person, organization, reference)
                        .isEqualTo(expected);
            }
        }
        softly.assertAll();
        Statistics.label("somebody holds a role in a child").collect(anybody).coverage(checker -> checker.check(true)
                .percentage(share -> share > 15));
    }
}
