package io.keycloakb2b.benchmark.login;

import io.keycloakb2b.benchmark.measure.PeerServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.keycloak.crypto.Algorithm;

/** A realm with an application that has one app role. */
final class Stage implements AutoCloseable {

    static final String APPLICATION = "booking";
    static final String APP_ROLE = "viewer";

    private final PeerServer server;
    private final TestRealm realm;
    private final TestApplication application;

    private Stage(PeerServer server, TestRealm realm, TestApplication application) {
        this.server = server;
        this.realm = realm;
        this.application = application;
    }

    static Stage create(PeerServer server, Plan plan, boolean organizations) {
        var realm = TestRealm.create(server.keycloak(), Map.of());
        realm.changes(representation -> {
            representation.setOrganizationsEnabled(organizations);
            representation.setDefaultSignatureAlgorithm(Algorithm.RS256);
            if (plan.strongPasswords()) {
                representation.setPasswordPolicy("");
            }
        });
        return new Stage(server, realm, TestApplication.register(realm.url(), realm.admin(), APPLICATION, APP_ROLE));
    }

    PeerServer server() {
        return server;
    }

    TestRealm realm() {
        return realm;
    }

    TestApplication application() {
        return application;
    }

    Person person(String name, String domain) {
        var email = name + "@" + domain;
        return new Person(realm.addsUser(email, Person.PASSWORD), email);
    }

    List<Person> people(int number, String domain) {
        return IntStream.range(0, number)
                .mapToObj(i -> person("person-" + i, domain))
                .toList();
    }

    /** The app role as Keycloak itself hands it out. */
    Person withAppRole(Person person) {
        var client = application.id(realm.admin());
        var role = realm.admin().clients().get(client).roles().get(APP_ROLE).toRepresentation();
        realm.admin().users().get(person.id()).roles().clientLevel(client).add(List.of(role));
        return person;
    }

    Lane lane(String scope, List<Person> people) {
        return new Lane(server, realm, application, scope, people);
    }

    @Override
    public void close() {
        application.close();
    }
}
