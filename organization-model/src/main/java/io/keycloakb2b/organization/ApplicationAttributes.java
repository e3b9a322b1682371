package io.keycloakb2b.organization;

/** Where realms and clients of Keycloak keep what the pack has to know of them. */
public final class ApplicationAttributes {

    /** Realm attribute: {@code true} once the realm is set up for the pack. */
    public static final String ENABLED = "b2b.enabled";
    /** Realm attribute: how many levels a hierarchy may have. */
    public static final String MAX_DEPTH = "b2b.max-depth";
    /** Client attribute: {@code true} for a client that organizations may use. */
    public static final String APPLICATION = "b2b.application";
    /** Client attribute: a word of {@link ApplicationRules.OrganizationUsage}. */
    public static final String ORGANIZATIONS = "b2b.organizations";
    /** Client attribute: a word of {@link ApplicationRules.OrganizationPrompt}. */
    public static final String PROMPT = "b2b.prompt";
    /** Client attribute: a word of {@link ApplicationRules.RoleSource}. */
    public static final String ROLE_SOURCE = "b2b.role-source";
    /** Client attribute: whether nobody enters without an effective app role. */
    public static final String ROLE_REQUIRED = "b2b.role-required";

    private static final String SETTING_PREFIX = "b2b.setting.";

    private ApplicationAttributes() {}

    /** Realm or client attribute that gives a value to a setting. */
    public static String setting(SettingName name) {
        return SETTING_PREFIX + name.word();
    }
}
