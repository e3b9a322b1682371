package io.keycloakb2b.token;

import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.Permission;
import java.util.List;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.organization.OrganizationProvider;

/** What tokens and assertions tell of the organization they are for, and of their person in it. */
enum OrganizationFact {
    ID("org_id", false) {
        @Override
        List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization) {
            return List.of(organization.path().id().value());
        }
    },
    ALIAS("org_alias", false) {
        @Override
        List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization) {
            return List.of(organization.path().organization().alias());
        }
    },
    ROLES("org_roles", true) {
        @Override
        List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization) {
            return organization.roles().organizationRoles().stream()
                    .map(OrganizationRole::word)
                    .sorted()
                    .toList();
        }
    },
    /** Most are employees, and need no word. */
    MEMBER_TYPE("org_member_type", false) {
        @Override
        List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization) {
            MemberType type = organization.membership().type();
            return type == MemberType.EMPLOYEE ? List.of() : List.of(type.name().toLowerCase(Locale.ROOT));
        }
    },
    /** From the root down to the organization itself. */
    PATH("org_path", true) {
        @Override
        List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization) {
            return organization.path().rootFirst().stream()
                    .map(Organization::alias)
                    .toList();
        }
    },
    /** By their paths, as native Keycloak writes groups. */
    TEAMS("org_teams", true) {
        @Override
        List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization) {
            OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
            OrganizationModel model =
                    organizations.getById(organization.path().id().value());
            return organizations
                    .getOrganizationGroupsByMember(model, user)
                    .map(ModelToRepresentation::buildGroupPath)
                    .sorted()
                    .toList();
        }
    },
    PERMISSIONS("org_permissions", true) {
        @Override
        List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization) {
            return organization.roles().organizationRoles().stream()
                    .flatMap(role -> role.permissions().stream())
                    .map(Permission::word)
                    .distinct()
                    .sorted()
                    .toList();
        }
    };

    private final String word;
    private final boolean list;

    OrganizationFact(String word, boolean list) {
        this.word = word;
        this.list = list;
    }

    /** The usual name of its claim or attribute. */
    String word() {
        return word;
    }

    /** Whether there may be more than one value. */
    boolean list() {
        return list;
    }

    /** In the order in which they are written; empty where there is nothing to tell. */
    abstract List<String> values(KeycloakSession session, UserModel user, ActiveOrganization organization);
}
