package io.keycloakb2b.login;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.AuthenticationDevices;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.authorization.PolicyEnforcementMode;
import org.keycloak.representations.idm.authorization.ResourceRepresentation;

/**
 * A realm with an application that may ask for tokens in every way there is, and the same application once more over
 * SAML.
 *
 * @param machine an application that acts by itself
 * @param plain an ordinary client, for sessions that were begun elsewhere
 * @param partner an identity provider of the realm, for everybody
 * @param viewers the role group with the one role of the application
 */
record Scene(
        RunningKeycloak keycloak,
        TestRealm realm,
        MailServer mail,
        AuthenticationDevices devices,
        PlatformAdministrator platform,
        TestApplication booking,
        TestApplication machine,
        TestApplication plain,
        String viewers,
        String serviceAccount,
        Authority authority,
        ProviderRealm partner,
        String saml) {

    static final String PARTNER = "partner";

    static final String SAML_NAME = "booking-saml";

    static Scene set(RunningKeycloak keycloak, TestRealm realm, MailServer mail, AuthenticationDevices devices) {
        var platform = PlatformAdministrator.of(keycloak, realm);
        platform.setsUpTheRealm();
        realm.allowsPasswordReset();
        var booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer")
                .withTheClaimsOfOrganizations(realm.admin());
        allowEverything(realm, booking);
        platform.api()
                .put(
                        "/applications/" + booking.id(realm.admin()),
                        Map.of("organizations", "allow", "roleRequired", true))
                .orFail();
        var viewers = platform.definesRoleGroup(booking, "viewers", "viewer");
        var machine = TestApplication.register(realm.url(), realm.admin(), "machine")
                .withTheClaimsOfOrganizations(realm.admin());
        allowEverything(realm, machine);
        platform.marksApplication(machine);
        var account = realm.admin()
                .clients()
                .get(machine.id(realm.admin()))
                .getServiceAccountUser()
                .getId();
        return new Scene(
                keycloak,
                realm,
                mail,
                devices,
                platform,
                booking,
                machine,
                TestApplication.register(realm.url(), realm.admin(), "plain"),
                viewers,
                account,
                Authority.appoint(realm, booking),
                ProviderRealm.ofTheRealm(realm, PARTNER),
                samlApplication(realm, platform));
    }

    private static void allowEverything(TestRealm realm, TestApplication application) {
        var client = realm.admin().clients().get(application.id(realm.admin()));
        var representation = client.toRepresentation();
        representation.setImplicitFlowEnabled(true);
        representation.setServiceAccountsEnabled(true);
        representation.setAuthorizationServicesEnabled(true);
        Map<String, String> attributes = new HashMap<>(representation.getAttributes());
        attributes.put("oauth2.device.authorization.grant.enabled", "true");
        attributes.put("oidc.ciba.grant.enabled", "true");
        attributes.put("standard.token.exchange.enabled", "true");
        representation.setAttributes(attributes);
        client.update(representation);
        var authorization = client.authorization().getSettings();
        authorization.setPolicyEnforcementMode(PolicyEnforcementMode.PERMISSIVE);
        client.authorization().update(authorization);
        client.authorization()
                .resources()
                .create(new ResourceRepresentation("desk"))
                .close();
    }

    private static String samlApplication(TestRealm realm, PlatformAdministrator platform) {
        var client = new ClientRepresentation();
        client.setClientId("urn:example:booking");
        client.setProtocol("saml");
        client.setRedirectUris(List.of("http://127.0.0.1/*"));
        client.setAttributes(Map.of(
                "saml.client.signature",
                "false",
                "saml.server.signature",
                "true",
                "saml.authnstatement",
                "true",
                "saml.allow.ecp.flow",
                "true",
                "saml_name_id_format",
                "username",
                "saml_idp_initiated_sso_url_name",
                SAML_NAME,
                "saml_assertion_consumer_url_post",
                "http://127.0.0.1/acs"));
        realm.admin().clients().create(client).close();
        var id = realm.admin()
                .clients()
                .findByClientId("urn:example:booking")
                .get(0)
                .getId();
        platform.api()
                .put("/applications/" + id, Map.of("organizations", "require", "prompt", "after-login"))
                .orFail();
        return id;
    }

    void grantsTheOthers(String organization) {
        platform.grants(organization, machine);
        platform.api()
                .put("/organizations/" + organization + "/applications/" + saml, Map.of())
                .orFail();
    }

    void withdraws(String organization) {
        platform.withdraws(organization, booking);
        platform.withdraws(organization, machine);
        platform.api()
                .delete("/organizations/" + organization + "/applications/" + saml)
                .orFail();
    }

    void suspends(String organization) {
        for (var application : List.of(booking.id(realm.admin()), machine.id(realm.admin()), saml)) {
            platform.api()
                    .put(
                            "/organizations/" + organization + "/applications/" + application,
                            Map.of("status", "suspended"))
                    .orFail();
        }
    }

    Visitor visitor() {
        return new Visitor(keycloak.baseUrl());
    }

    void close() {
        booking.close();
        machine.close();
        plain.close();
        partner.close();
    }
}
