package io.keycloakb2b.organization;

/** Names of the attributes that carry the pack's switches on realms, clients and identity providers. Commands write them, inputs read. */
public final class ApplicationAttributes {

    /** What the name of every attribute of the pack begins with. */
    public static final String PREFIX = "b2b.";

    /** On a realm: {@code true} where the pack works, {@code false} where it once did. */
    public static final String REALM_ENABLED = "b2b.enabled";

    /** On a realm or a client: followed by {@link SettingName#word}, that level's value of a setting. */
    public static final String SETTING_PREFIX = "b2b.setting.";

    /** On a client: {@code true} where organizations may use it. */
    public static final String APPLICATION = "b2b.application";

    /** On a client: {@code allow} (default), {@code deny} or {@code require}. */
    public static final String ORGANIZATIONS = "b2b.organizations";

    /** On a client: {@code after-login} (default), {@code before-login} or {@code none}. */
    public static final String PROMPT = "b2b.prompt";

    /** On a client: {@code organizations-and-keycloak} (default) or {@code organizations-only}. */
    public static final String ROLE_SOURCE = "b2b.role-source";

    /** On a client: {@code true} where tokens need an app role; {@code false} is the default. */
    public static final String ROLE_REQUIRED = "b2b.role-required";

    /** On a client: the relation to the organization that tokens need, as {@link Relation#text} writes it. */
    public static final String RELATION_REQUIRED = "b2b.relation-required";

    /** On a client: {@code true} where {@code organization:*} means all organizations; {@code false} is the default. */
    public static final String ALL_ORGANIZATIONS = "b2b.all-organizations";

    /** On a client: {@code all} (default) or {@code selected}. */
    public static final String SHARING = "b2b.sharing";

    /** On a client: {@code off} (default), {@code request} or {@code automatic}. */
    public static final String SELF_SUBSCRIPTION = "b2b.self-subscription";

    /**
     * On an identity provider: the values of {@code amr}, with commas, by which it is trusted to say that it has asked
     * for more than one factor.
     */
    public static final String TRUSTED_AMR = "b2b.trusted-amr";

    /** On an identity provider: the same for {@code acr}, and for the context classes of SAML. */
    public static final String TRUSTED_ACR = "b2b.trusted-acr";

    private ApplicationAttributes() {}
}
