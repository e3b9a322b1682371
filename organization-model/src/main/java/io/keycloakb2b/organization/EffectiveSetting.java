package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * What a setting comes to in an organization.
 *
 * @param source the organization whose value it is; empty for the realm, an application or the built-in default
 * @param lockedBy the outermost organization that locks it for those below; empty where none does
 * @param locked whether a level above the organization (realm and application included) locks it
 * @param lock the value that may only be made stricter; the effective value where nothing is locked
 */
public record EffectiveSetting(
        SettingName name,
        String value,
        Optional<OrganizationId> source,
        boolean locked,
        Optional<OrganizationId> lockedBy,
        String lock) {

    /**
     * Checks a value to be written in the organization that this setting was resolved for.
     *
     * @return the canonical value
     * @throws OrganizationException {@code INVALID_VALUE} or, where the value is laxer than a lock, {@code
     *     SETTING_LOCKED}
     */
    public String accept(String written) {
        String canonical = name.canonical(written);
        if (locked && !name.stricter(lock, canonical).equals(canonical)) {
            throw OrganizationError.SETTING_LOCKED.on(
                    name.word(), "a level above has locked this setting to \"" + lock + "\" or stricter");
        }
        return canonical;
    }
}
