package io.keycloakb2b.organization;

/**
 * A value that one level (realm, application, organization) gives to a setting.
 *
 * @param value in canonical form
 * @param locked whether levels below may only be stricter
 */
public record Setting(SettingName name, String value, boolean locked) {

    /** @throws OrganizationException {@code INVALID_VALUE} that names the setting */
    public Setting {
        value = name.canonical(value);
    }
}
