package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an organization role lets its holder do in the organization. */
public enum Permission {
    ORGANIZATION_READ,
    ORGANIZATION_MANAGE,
    MEMBERS_READ,
    MEMBERS_MANAGE,
    INVITATIONS_READ,
    /** Invites people, and answers requests to join. */
    INVITATIONS_MANAGE,
    TEAMS_READ,
    TEAMS_MANAGE,
    ROLES_READ,
    /** Defines the organization's own roles; handing roles out is {@link #ROLES_ASSIGN}. */
    ROLES_MANAGE,
    ROLES_ASSIGN,
    APPLICATIONS_READ,
    APPLICATIONS_MANAGE,
    SETTINGS_READ,
    SETTINGS_MANAGE,
    DOMAINS_READ,
    DOMAINS_MANAGE,
    CHILDREN_READ,
    CHILDREN_MANAGE,
    SESSIONS_READ,
    SESSIONS_MANAGE,
    AUDIT_READ,
    KEYS_READ,
    /** Makes API keys and takes them back. */
    KEYS_MANAGE,
    /** May make others owners; only owners hold it. */
    OWNERSHIP;

    /** The word in tokens and documents, for example {@code members:manage}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** The permission of a word, written exactly so. */
    public static Optional<Permission> named(String word) {
        return Arrays.stream(values())
                .filter(permission -> permission.word().equals(word))
                .findFirst();
    }

    /** Whether it lets its holder change something; a support person's read-only view has only the others. */
    public boolean changes() {
        return !name().endsWith("_READ");
    }
}
