package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The organization roles that every realm has. They never change, and their names are reserved. */
public enum BuiltInRole implements OrganizationRole {
    OWNER("owner", EnumSet.allOf(Permission.class)),
    ADMIN("admin", EnumSet.complementOf(EnumSet.of(Permission.OWNERSHIP))),
    MEMBER_MANAGER(
            "member-manager",
            EnumSet.of(
                    Permission.ORGANIZATION_READ,
                    Permission.MEMBERS_READ,
                    Permission.MEMBERS_MANAGE,
                    Permission.INVITATIONS_READ,
                    Permission.INVITATIONS_MANAGE,
                    Permission.TEAMS_READ,
                    Permission.TEAMS_MANAGE,
                    Permission.ROLES_READ,
                    Permission.ROLES_ASSIGN,
                    Permission.APPLICATIONS_READ)),
    AUDITOR(
            "auditor",
            EnumSet.of(
                    Permission.ORGANIZATION_READ,
                    Permission.MEMBERS_READ,
                    Permission.INVITATIONS_READ,
                    Permission.TEAMS_READ,
                    Permission.ROLES_READ,
                    Permission.APPLICATIONS_READ,
                    Permission.SETTINGS_READ,
                    Permission.DOMAINS_READ,
                    Permission.CHILDREN_READ,
                    Permission.SESSIONS_READ,
                    Permission.AUDIT_READ,
                    Permission.KEYS_READ)),
    /** What every active member holds without an assignment. */
    MEMBER("member", EnumSet.of(Permission.ORGANIZATION_READ));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Permission> permissions;

    BuiltInRole(String word, Set<Permission> permissions) {
        this.word = word;
        this.permissions = Set.copyOf(permissions);
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public Set<Permission> permissions() {
        return permissions;
    }

    @Override
    public Set<AssignedRole.AppRole> appRoles() {
        return Set.of();
    }

    /** The built-in role of a name, compared without regard to case. */
    public static Optional<BuiltInRole> named(String word) {
        String folded = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(role -> role.word.equals(folded)).findFirst();
    }
}
