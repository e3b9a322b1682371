package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.isolation.ServedEndpoints;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document, held against what is served. */
@KeycloakTest
final class ContractIT {

    /** The calls of each subject; an operation that none of them makes fails the test. */
    private static final Stream<Consumer<Stage>> CALLS = Stream.of(
            PeopleCalls::make,
            CatalogueCalls::make,
            OrganizationCalls::make,
            MemberCalls::make,
            GrantCalls::make,
            AuditCalls::make,
            InvitationCalls::make,
            ApiKeyCalls::make,
            RelationCalls::make,
            HierarchyCalls::make,
            RoleCalls::make,
            TeamCalls::make);

    @Test
    void everyDocumentedOperationIsCalled_andRequestsAndAnswersAreAsDescribed(RunningKeycloak server, TestRealm realm) {
        try (var stage = new Stage(server, realm)) {
            CALLS.forEach(calls -> calls.accept(stage));

            assertThat(stage.contract.neverCalled())
                    .as("documented but never called: add a call to the file of its subject beside this test")
                    .isEmpty();
        }
    }

    @Test
    void documentHoldsWhatIsServed_andNothingElse(RunningKeycloak server, TestRealm realm) {
        PlatformAdministrator.of(server, realm).setsUpTheRealm();
        var served = new TreeSet<>(new ServedEndpoints().all());

        assertThat(document(realm).operations().values())
                .extracting(operation -> operation
                        .toString()
                        .replaceFirst("(\\S+) /admin/realms/\\{realm}/b2b", "PLATFORM $1 ")
                        .replaceFirst("(\\S+) /realms/\\{realm}/b2b", "ORGANIZATION $1 "))
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void documentIsPublic_butOnlyWhereTheRealmIsSetUp(RunningKeycloak server, TestRealm realm) {
        try (var fresh = realm.another()) {
            var nobody = new Api(URI.create(fresh.url() + "/b2b"), () -> "");
            assertThat(nobody.get("/openapi.json").code()).isEqualTo("not_set_up");

            PlatformAdministrator.of(server, fresh).setsUpTheRealm();

            assertThat(nobody.get("/openapi.json").orFail().get("openapi").asText())
                    .startsWith("3.1.");
        }
    }

    private static ApiDocument document(TestRealm realm) {
        return new ApiDocument(new Api(URI.create(realm.url() + "/b2b"), () -> "")
                .exchange("GET", "/openapi.json", null)
                .body());
    }
}
