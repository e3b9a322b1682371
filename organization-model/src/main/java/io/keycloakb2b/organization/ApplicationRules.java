package io.keycloakb2b.organization;

/**
 * What an application says about organizations. Kept on the client.
 *
 * @param application false for a client that is not marked as usable by organizations: native behaviour
 */
public record ApplicationRules(
        ClientId client,
        boolean application,
        OrganizationUsage usage,
        OrganizationPrompt prompt,
        RoleSource roleSource,
        boolean roleRequired,
        LoginRules loginRules) {

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
                client, application, usage, prompt, roleSource, roleRequired, loginRules.strictest(outer));
    }

    boolean requiresOrganization() {
        return application && usage == OrganizationUsage.REQUIRE;
    }
}
