package io.keycloakb2b.spi;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;

/**
 * Something whose rows decisions read. An answer says what it was read of; whoever changes rows says of what, and so
 * which answers are to be read again.
 */
public sealed interface DecisionSubject {

    /** The same text for the same subject on every node. */
    String text();

    /** Everything in a realm; where it is not worth saying more precisely. */
    record EntireRealm(RealmId realm) implements DecisionSubject {
        @Override
        public String text() {
            return "realm/" + realm.value();
        }
    }

    /** An organization's own record, name, place, settings, grants and end of sessions; not its members. */
    record OneOrganization(RealmId realm, OrganizationId organization) implements DecisionSubject {
        @Override
        public String text() {
            return "organization/" + realm.value() + "/" + organization.value();
        }
    }

    /** What many members of an organization have in common: teams, roles of its own. */
    record MembersOf(RealmId realm, OrganizationId organization) implements DecisionSubject {
        @Override
        public String text() {
            return "members/" + realm.value() + "/" + organization.value();
        }
    }

    /** A person's memberships, teams and own roles. Keycloak's ids of users are unique over all realms. */
    record Person(UserId user) implements DecisionSubject {
        @Override
        public String text() {
            return "person/" + user.value();
        }
    }

    /** A team whose roles somebody holds. */
    record Team(TeamId team) implements DecisionSubject {
        @Override
        public String text() {
            return "team/" + team.value();
        }
    }

    /** A custom organization role, whoever holds it. */
    record CustomRole(OrganizationRoleId role) implements DecisionSubject {
        @Override
        public String text() {
            return "role/" + role.value();
        }
    }

    /** An application's roles and role groups. */
    record Application(ClientId client) implements DecisionSubject {
        @Override
        public String text() {
            return "application/" + client.value();
        }
    }

    /** Which app roles hold which others, in any realm. */
    record Composites() implements DecisionSubject {
        @Override
        public String text() {
            return "composites";
        }
    }

    /** A name that an organization may have. */
    record Alias(RealmId realm, String alias) implements DecisionSubject {
        @Override
        public String text() {
            return "alias/" + realm.value() + "/" + alias;
        }
    }

    /** A mail domain, by its normalized name, whoever has it. */
    record MailDomain(RealmId realm, String name) implements DecisionSubject {
        @Override
        public String text() {
            return "domain/" + realm.value() + "/" + name;
        }
    }

    /** A host, whoever has it. */
    record Host(RealmId realm, HostName name) implements DecisionSubject {
        @Override
        public String text() {
            return "host/" + realm.value() + "/" + name.value();
        }
    }

    /** Keycloak's own lists of mail domains, in any realm: a row that goes does not tell any more whose it was. */
    record NativeDomains() implements DecisionSubject {
        @Override
        public String text() {
            return "native domains";
        }
    }

    /** The identity providers of a realm. */
    record IdentityProviders(RealmId realm) implements DecisionSubject {
        @Override
        public String text() {
            return "providers/" + realm.value();
        }
    }
}
