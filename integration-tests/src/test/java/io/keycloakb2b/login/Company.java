package io.keycloakb2b.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * An organization below a head, with one member who holds the role {@code viewer} of the application, and the account
 * of a machine.
 */
record Company(Scene scene, String alias, String head, String organization, String person, String email) {

    static final String PASSWORD = "Correct-Horse-7";

    static final String PROVIDER = "http://127.0.0.1/provider";

    static Company found(Scene scene) {
        // Letters that some languages write in another way: the answers are the same.
        var alias = "ini" + UUID.randomUUID().toString().substring(0, 8);
        var head = scene.platform().createsOrganization("Head of " + alias, "head-" + alias);
        var organization = scene.platform().createsBranch(head, "Company " + alias, alias);
        for (var granted : List.of(head, organization)) {
            scene.platform().grants(granted, scene.booking());
            scene.platform().grantsRoleGroup(granted, scene.viewers(), true);
            scene.grantsTheOthers(granted);
        }
        var email = "member@" + alias + ".example";
        var company =
                new Company(scene, alias, head, organization, scene.realm().addsUser(email, PASSWORD), email);
        company.takesIn();
        try (var added = company.natives().members().addMember(scene.serviceAccount())) {
            assertThat(added.getStatus())
                    .as("%s", added.readEntity(String.class))
                    .isEqualTo(201);
        }
        company.linksProvider();
        return company;
    }

    private void takesIn() {
        scene.platform().addsMember(organization, person);
        scene.platform()
                .api()
                .post(at("/members/" + person + "/roles"), Map.of("application", "booking", "appRole", "viewer"))
                .orFail();
    }

    /** The same company, seen by the person of another one, who works here as well. */
    Company employs(Company other) {
        var company = new Company(scene, alias, head, organization, other.person(), other.email());
        company.takesIn();
        return company;
    }

    /** Takes everybody out. */
    void dismisses() {
        scene.platform().api().delete(at("/members/" + person)).orFail();
        natives().members().member(scene.serviceAccount()).delete().close();
    }

    /** An identity provider that nobody ever comes back from. */
    private void linksProvider() {
        var provider = new IdentityProviderRepresentation();
        provider.setAlias(alias);
        provider.setProviderId("oidc");
        provider.setEnabled(true);
        provider.setConfig(Map.of(
                "clientId",
                "booking",
                "authorizationUrl",
                PROVIDER,
                "tokenUrl",
                PROVIDER,
                "issuer",
                PROVIDER + "/" + alias));
        scene.realm().admin().identityProviders().create(provider).close();
        natives().identityProviders().addIdentityProvider(alias).close();
    }

    private OrganizationResource natives() {
        return scene.realm().admin().organizations().get(organization);
    }

    /** The same, under a name that nothing has. */
    Company nameless() {
        return new Company(scene, "nothing-like-it", head, organization, person, email);
    }

    String scope() {
        return "openid organization:" + alias;
    }

    void patch(String path, Map<String, ?> body) {
        scene.platform().api().patch(at(path), body).orFail();
    }

    void patchHead(Map<String, ?> body) {
        scene.platform().api().patch("/organizations/" + head, body).orFail();
    }

    String at(String path) {
        return "/organizations/" + organization + path;
    }
}
