package io.keycloakb2b.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuditJsonTest {

    @Test
    void secretsAreWrittenForNobody_howeverDeepTheyLie() {
        var state = Map.of(
                "name",
                "invitation",
                "inner",
                List.of(Map.of("tokenHash", "t", "clientSecret", "s", "new-password", "p")));

        assertThat(AuditJson.write(state)).hasValueSatisfying(json -> assertThat(json)
                .contains("invitation")
                .doesNotContain("tokenHash")
                .doesNotContain("clientSecret")
                .doesNotContain("new-password"));
    }

    @Test
    void settingsThatSpeakOfTokensAreNoSecrets() {
        assertThat(AuditJson.write(Map.of("refresh-token-lifetime", "5")))
                .contains("{\"refresh-token-lifetime\":\"5\"}");
    }

    @Test
    void idsAndMomentsAreTexts() {
        record State(UserId user, Instant at, Optional<UserId> none) {}

        assertThat(AuditJson.write(new State(new UserId("anna"), Instant.EPOCH, Optional.empty())))
                .contains("{\"user\":\"anna\",\"at\":\"1970-01-01T00:00:00Z\",\"none\":null}");
    }

    @Test
    void organizationsDoNotReadWhoOfThePlatformGranted_norWhatLiesAboveOrElsewhere() {
        var state = "{\"role\":\"owner\",\"grantedBy\":\"x\",\"node\":{\"parent\":\"y\",\"kind\":\"branch\","
                + "\"billingReference\":\"z\"},\"home\":\"h\",\"list\":[{\"lockedBy\":\"o\"}]}";

        assertThat(AuditJson.readForOrganization(state).toString())
                .isEqualTo("{\"role\":\"owner\",\"node\":{\"kind\":\"branch\"},\"list\":[{}]}");
        assertThat(AuditJson.read(state).toString()).isEqualTo(state);
    }
}
