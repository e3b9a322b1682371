package io.keycloakb2b.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;

/** The applications of the sample realm, their roles and role groups. */
record SampleApplications(URI url, RealmResource realm, PackApi pack) {

    static final String AGENT = "booking-agent";
    static final String VIEWER = "viewer";
    static final String APPROVER = "approver";
    static final String OPERATOR = "operator";

    /** Which role groups there are, by the client id of their application. */
    static final Map<String, List<Group>> GROUPS = Map.of(
            SampleRealm.BOOKING,
            List.of(
                    new Group("booking-basic", "Booking", List.of(AGENT, VIEWER)),
                    new Group("booking-approval", "Approval of bookings", List.of(APPROVER))),
            SampleRealm.BACKOFFICE,
            List.of(new Group("operations", "Operations", List.of(OPERATOR))));

    record Group(String name, String displayName, List<String> roles) {}

    void create() {
        String booking = application(SampleRealm.BOOKING, "Booking", "allow");
        Realms.clientRole(realm, booking, AGENT, "Books journeys for travellers");
        Realms.clientRole(realm, booking, VIEWER, "Sees bookings");
        Realms.clientRole(realm, booking, APPROVER, "Approves bookings");
        String backoffice = application(SampleRealm.BACKOFFICE, "Back office", "require");
        Realms.clientRole(realm, backoffice, OPERATOR, "Runs the platform's daily business");
        GROUPS.forEach((client, groups) -> groups.forEach(group -> roleGroup(client, group)));
        administration();
    }

    private String application(String clientId, String name, String organizations) {
        String client = Realms.client(realm, client(clientId, name));
        pack.put("/applications/" + client, Map.of("organizations", organizations, "prompt", "after-login"));
        return client;
    }

    private void roleGroup(String clientId, Group group) {
        String groups = "/applications/" + Realms.clientIdOf(realm, clientId) + "/role-groups";
        boolean there = pack.get(groups).findValuesAsText("name").contains(group.name());
        if (!there) {
            pack.post(
                    groups,
                    Map.of("name", group.name(), "displayName", group.displayName(), "appRoles", group.roles()));
        }
    }

    /** A client for scripts of administrators, which the platform has given the scopes of the API. */
    private void administration() {
        String client = Realms.client(realm, client(SampleRealm.ADMINISTRATION, "Administration"));
        realm.clientScopes().findAll().stream()
                .filter(scope -> List.of("b2b", "b2b-api", "b2b-api-manage").contains(scope.getName()))
                .forEach(scope -> realm.clients().get(client).addDefaultClientScope(scope.getId()));
    }

    /** Takes passwords too, for the commands of the guide; no application of the real world should. */
    private ClientRepresentation client(String clientId, String name) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setName(name);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(true);
        client.setFullScopeAllowed(true);
        client.setRedirectUris(List.of(url + "/realms/" + SampleRealm.NAME + "/account/*"));
        client.setWebOrigins(List.of("+"));
        return client;
    }
}
