package io.keycloakb2b.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.realm.TestRealm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

@KeycloakTest
final class MailArrivesIT {

    @Test
    void linkLeadsBackToTheRealm_whenAMailAsksForAnAction(TestRealm realm, MailServer mail) {
        var user = new UserRepresentation();
        user.setUsername("ada");
        user.setEmail("ada@example.org");
        user.setEnabled(true);
        realm.admin().users().create(user).close();
        var id = realm.admin().users().search("ada").get(0).getId();

        realm.admin().users().get(id).executeActionsEmail(List.of("UPDATE_PASSWORD"));

        assertThat(mail.mailbox("ada@example.org").newest().link().toString())
                .startsWith(realm.url() + "/login-actions/action-token?key=");
    }
}
