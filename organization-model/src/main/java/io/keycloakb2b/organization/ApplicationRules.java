package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * What an application says about organizations. Kept on the client.
 *
 * @param application false for a client that is not marked as usable by organizations: native behaviour
 * @param allOrganizations whether {@code organization:*} asks for all of a person's organizations at once, as it does
 *     natively, and not for one of them
 * @param relationRequired what a member has to be to the organization for a token
 */
public record ApplicationRules(
        ClientId client,
        boolean application,
        OrganizationUsage usage,
        OrganizationPrompt prompt,
        RoleSource roleSource,
        boolean roleRequired,
        LoginRules loginRules,
        boolean allOrganizations,
        Optional<Relation.OfUser> relationRequired) {

    /** An application that enters one organization at a time, whatever its member is there. */
    public ApplicationRules(
            ClientId client,
            boolean application,
            OrganizationUsage usage,
            OrganizationPrompt prompt,
            RoleSource roleSource,
            boolean roleRequired,
            LoginRules loginRules) {
        this(client, application, usage, prompt, roleSource, roleRequired, loginRules, false, Optional.empty());
    }

    /** Whether logins for an organization are possible or needed. */
    public enum OrganizationUsage {
        DENY,
        ALLOW,
        REQUIRE
    }

    /** When a person is asked for the organization. */
    public enum OrganizationPrompt {
        NONE,
        BEFORE_LOGIN,
        AFTER_LOGIN
    }

    /** Whose app roles the application's tokens carry. */
    public enum RoleSource {
        ORGANIZATIONS_AND_KEYCLOAK,
        ORGANIZATIONS_ONLY
    }

    /** An ordinary client of the realm. */
    public static ApplicationRules ordinary(ClientId client) {
        return new ApplicationRules(
                client,
                false,
                OrganizationUsage.ALLOW,
                OrganizationPrompt.NONE,
                RoleSource.ORGANIZATIONS_AND_KEYCLOAK,
                false,
                LoginRules.unrestricted());
    }

    /** The same application under further rules of login. */
    public ApplicationRules within(LoginRules outer) {
        return new ApplicationRules(
                client,
                application,
                usage,
                prompt,
                roleSource,
                roleRequired,
                loginRules.strictest(outer),
                allOrganizations,
                relationRequired);
    }

    /** Whether {@code organization:*} asks for one organization, as plain {@code organization} does. */
    public boolean entersOne() {
        return application && !entersAll();
    }

    /** Whether {@code organization:*} means all organizations; an ordinary client is Keycloak's own matter. */
    public boolean entersAll() {
        return application && allOrganizations && usage != OrganizationUsage.DENY;
    }

    boolean requiresOrganization() {
        return application && usage == OrganizationUsage.REQUIRE;
    }
}
