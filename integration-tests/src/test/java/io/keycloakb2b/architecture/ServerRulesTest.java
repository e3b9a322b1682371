package io.keycloakb2b.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.keycloakb2b.testing.junit.StartsServers;
import io.keycloakb2b.testing.server.KeycloakLauncher;

/** What the tests promise of the servers they start. */
@AnalyzeClasses(packages = "io.keycloakb2b", importOptions = ServerRulesTest.OfThisModule.class)
final class ServerRulesTest {

    @ArchTest
    static final ArchRule whatStartsServersIsSkippedWhereNoneCanBeStarted = classes()
            .that()
            .haveSimpleNameEndingWith("IT")
            .and(describe("start servers", ServerRulesTest::startsServers))
            .should()
            .beMetaAnnotatedWith(StartsServers.class);

    @ArchTest
    static final ArchRule containersAreTheBusinessOfTheirLauncher = noClasses()
            .that()
            .haveNameNotMatching(".*\\.testing\\.server\\.(Container|KeycloakOnHostNetwork).*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.testcontainers..", "dasniko..", "com.github.dockerjava..")
            .because("who does not ask for containers does not wait for their classes");

    private static boolean startsServers(JavaClass test) {
        return test.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(KeycloakLauncher.class));
    }

    /** The tests, and what they are written with. */
    public static final class OfThisModule implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return location.contains("/integration-tests/target/");
        }
    }
}
