package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests of many rows that break off in the middle, and are sent again under their key. */
@Heavy
@KeycloakTest
final class BrokenOffRequestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name = "broken-" + UUID.randomUUID();
    private EmbeddedPostgreSql database;
    private MailServer mail;
    private Api api;
    private Api keyed;
    private String organization;

    @BeforeEach
    void create(RunningKeycloak server, TestRealm realm, MailServer mail, TestDatabase database) {
        this.mail = mail;
        this.database = (EmbeddedPostgreSql) database;
        var platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        organization = "/organizations/" + platform.createsOrganization(name, name);
        api = platform.api();
        keyed = api.with("Idempotency-Key", name);
    }

    @AfterEach
    void restore() {
        sql("drop function if exists broken_off cascade");
    }

    @Test
    void invitationsThatWereMadeAreNotMadeAgain_andTheOthersAre() {
        var body = text(Map.of(
                "invitations",
                Stream.of("one", "nonsense", "three", "four")
                        .map(row -> Map.of("email", row.equals("nonsense") ? row : email(row)))
                        .toList()));
        breaksOff("b2b_invitation", "email_key", email("three"));
        assertThat(keyed.exchange("POST", organization + "/invitations/bulk", body)
                        .statusCode())
                .isEqualTo(500);
        var made = invitation("one").orElseThrow();
        assertThat(invitation("four")).isEmpty();
        restore();

        var results = parsed(keyed.exchange("POST", organization + "/invitations/bulk", body)
                        .body())
                .get("results");

        assertThat(results.findValuesAsText("email")).contains(email("one"), email("three"), email("four"));
        assertThat(results.at("/0/invitation")).isEqualTo(made);
        assertThat(results.at("/1/problem/code").asText()).isEqualTo("invalid_value");
        assertThat(results.at("/2/invitation/status").asText()).isEqualTo("pending");
        assertThat(results.at("/3/invitation/status").asText()).isEqualTo("pending");
        assertThat(invitation("one")).contains(made);
        for (var row : List.of("one", "three", "four")) {
            assertThat(mail.mailbox(email(row)).awaitMails(1)).as(row).hasSize(1);
        }
        var again = keyed.exchange("POST", organization + "/invitations/bulk", body);
        assertThat(parsed(again.body()).get("results")).isEqualTo(results);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
    }

    @Test
    void linesThatWereDoneAreAnsweredAsTheyWouldHaveBeen() {
        var body = text(Map.of("csv", "email\n" + email("one") + "\nnobody\n" + email("three") + "\n"));
        breaksOff("user_entity", "email", email("three"));
        assertThat(keyed.exchange("POST", organization + "/members/import", body)
                        .statusCode())
                .isEqualTo(500);
        var made = members();
        assertThat(made).hasSize(1);
        restore();

        var lines = parsed(keyed.exchange("POST", organization + "/members/import", body)
                        .body())
                .get("lines");

        assertThat(lines.findValuesAsText("accepted")).containsExactly("true", "false", "true");
        assertThat(lines.at("/0/userId").asText()).isEqualTo(made.get(0));
        assertThat(members())
                .contains(made.get(0), lines.at("/2/userId").asText())
                .hasSize(2);
    }

    @Test
    void keyOfARequestThatBrokeOffIsNoKeyForAnother() {
        var body = text(Map.of("invitations", List.of(Map.of("email", email("one")), Map.of("email", email("two")))));
        breaksOff("b2b_invitation", "email_key", email("two"));
        assertThat(keyed.exchange("POST", organization + "/invitations/bulk", body)
                        .statusCode())
                .isEqualTo(500);
        assertThat(invitation("one")).isPresent();
        restore();

        var other = keyed.exchange("POST", organization + "/invitations/bulk", body.replace("two", "three"));

        assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
        assertThat(other.body()).contains("\"idempotency_key_reused\"");
        assertThat(invitation("three")).isEmpty();
    }

    /** From now on no row with the address can be written to the table: it is nothing that the pack expects. */
    private void breaksOff(String table, String column, String email) {
        sql("create or replace function broken_off() returns trigger language plpgsql as"
                + " $$ begin if new." + column + " = '" + email + "' then raise exception 'broken off'; end if;"
                + " return new; end $$");
        sql("create trigger broken_off before insert or update on " + table
                + " for each row execute function broken_off()");
    }

    private void sql(String statement) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<JsonNode> invitation(String row) {
        var found = api.get(organization + "/invitations?email=" + email(row))
                .orFail()
                .get("items");
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    private List<String> members() {
        return api.get(organization + "/members").orFail().get("items").findValuesAsText("id");
    }

    private String email(String row) {
        return row + "@" + name + ".example";
    }

    private static String text(Object body) {
        return JSON.valueToTree(body).toString();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
