package io.keycloakb2b.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A log that is longer than many pages leaves whole. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AuditExportIT {

    private static final int EVENTS = 20_000;
    /** So many have the same time, so that pages end between them. */
    private static final int AT_ONCE = 7;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningKeycloak server;
    private TestRealm realm;
    private String organization = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, TestDatabase database) throws SQLException {
        this.server = server;
        this.realm = realm;
        var platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        organization = platform.createsOrganization("Long", "long");
        fill((EmbeddedPostgreSql) database);
    }

    @Test
    void jsonLinesHoldEveryEventOnce_theNewestFirst() throws IOException, InterruptedException {
        List<Event> events = new ArrayList<>();
        var lines =
                http.send(request("jsonl"), HttpResponse.BodyHandlers.ofLines()).body();
        for (var line : (Iterable<String>) lines::iterator) {
            var event = JSON.readTree(line);
            assertThat(event.at("/after/text").asText()).hasSize(500);
            events.add(new Event(event.get("time").asText(), event.get("id").asText()));
        }

        assertThat(events).hasSize(EVENTS).doesNotHaveDuplicates();
        assertThat(events)
                .isSortedAccordingTo(Comparator.comparing((Event event) -> java.time.Instant.parse(event.time()))
                        .thenComparing(Event::id)
                        .reversed());
    }

    @Test
    void tableHoldsEveryEventOnce() throws IOException, InterruptedException {
        var rows = http.send(request("csv"), HttpResponse.BodyHandlers.ofString(UTF_8))
                .body()
                .split("\r\n", -1);

        Set<String> ids = new HashSet<>();
        for (int i = 1; i < rows.length - 1; i++) {
            ids.add(rows[i].substring(0, 36));
        }
        assertThat(ids).hasSize(EVENTS);
        assertThat(rows).hasSize(EVENTS + 2);
    }

    private HttpRequest request(String format) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + "/admin/realms/" + realm.name()
                        + "/b2b/organizations/" + organization + "/audit-events/export?action=bulk.&format=" + format))
                .header("Authorization", "Bearer " + realm.adminToken())
                .build();
    }

    private void fill(EmbeddedPostgreSql database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                var insert =
                        connection.prepareStatement("insert into b2b_audit_event (id, realm_id, org_id, event_time,"
                                + " actor_kind, action_name, target_id, state_after)"
                                + " select gen_random_uuid()::text, ?, ?, ? - i / ?, 'SERVER', 'bulk.write', 'number:' || i, ?"
                                + " from generate_series(1, ?) i")) {
            insert.setString(1, realm.admin().toRepresentation().getId());
            insert.setString(2, organization);
            insert.setLong(3, System.currentTimeMillis());
            insert.setInt(4, AT_ONCE);
            insert.setString(5, "{\"text\":\"" + "x".repeat(500) + "\"}");
            insert.setInt(6, EVENTS);
            insert.executeUpdate();
        }
    }

    private record Event(String time, String id) {}
}
