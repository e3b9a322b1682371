package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.RequestStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Removes rows whose organization, user, client, role or team is gone and of which no event told: imports over an
 * existing realm, bulk deletions, a time without the pack's JAR.
 */
final class Sweep {

    private static final String NO_SUCH_CLIENT =
            " and not exists (select c.id from ClientEntity c where c.id = x.clientId and c.realmId = :realm)";
    private static final String NO_SUCH_ROLE =
            " and not exists (select r.id from RoleEntity r where r.id = x.roleId and r.realmId = :realm)";
    private static final String NO_SUCH_GROUP =
            " and not exists (select g.id from GroupEntity g where g.id = x.principalId and g.realm = :realm)";
    private static final String NO_SUCH_TEAM =
            " and not exists (select g.id from GroupEntity g where g.id = x.teamId and g.realm = :realm)";
    private static final String NO_SUCH_ROLE_GROUP =
            " and not exists (select g.id from B2bRoleGroup g where g.id = x.roleGroupId and g.realmId = :realm)";

    private static final String NO_SUCH_PROVIDER =
            " and not exists (select p.internalId from IdentityProviderEntity p where p.internalId = x.provider"
                    + " and p.realmId = :realm)";

    private static final List<String> STATEMENTS = List.of(
            "delete from B2bRequest x where x.realmId = :realm and x.userId is not null" + noSuchUser("x.userId"),
            "delete from B2bMembership x where x.realmId = :realm" + noSuchUser("x.userId"),
            "delete from B2bMemberAttribute x where x.realmId = :realm" + noSuchUser("x.userId"),
            "delete from B2bAssignment x where x.realmId = :realm and x.principalKind = 'MEMBER'"
                    + noSuchUser("x.principalId"),
            "delete from B2bAssignment x where x.realmId = :realm and x.principalKind = 'TEAM'" + NO_SUCH_GROUP,
            "delete from B2bAssignment x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_CLIENT,
            "delete from B2bAssignment x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_ROLE,
            "delete from B2bJoinRequest x where x.realmId = :realm" + noSuchUser("x.userId"),
            "delete from B2bInvitationRole x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_CLIENT,
            "delete from B2bInvitationRole x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_ROLE,
            "delete from B2bApiKeyRole x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_CLIENT,
            "delete from B2bApiKeyRole x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_ROLE,
            "delete from B2bApiKeyRole x where x.realmId = :realm and x.clientId is null and length(x.roleId) = 36"
                    + noSuchOrganizationRole("x.roleId"),
            "delete from B2bInvitationTeam x where x.realmId = :realm" + NO_SUCH_TEAM,
            "update B2bInvitation x set x.clientId = null, x.redirectUri = null where x.realmId = :realm"
                    + " and x.clientId is not null" + NO_SUCH_CLIENT,
            "delete from B2bApplicationGrant x where x.realmId = :realm" + NO_SUCH_CLIENT,
            "delete from B2bRoleGroup x where x.realmId = :realm" + NO_SUCH_CLIENT,
            "delete from B2bRoleGroupRole x where x.realmId = :realm" + NO_SUCH_ROLE,
            "delete from B2bRoleGroupRole x where x.realmId = :realm" + NO_SUCH_ROLE_GROUP,
            "delete from B2bRoleGroupGrant x where x.realmId = :realm" + NO_SUCH_ROLE_GROUP,
            "delete from B2bOrganizationRoleAppRole x where x.realmId = :realm" + NO_SUCH_CLIENT,
            "delete from B2bOrganizationRoleAppRole x where x.realmId = :realm" + NO_SUCH_ROLE,
            "delete from B2bOrganizationRoleAppRole x where x.realmId = :realm"
                    + noSuchOrganizationRole("x.organizationRoleId"),
            "delete from B2bProviderTeam x where x.realmId = :realm" + NO_SUCH_TEAM,
            "delete from B2bProviderTeam x where x.realmId = :realm" + noSuchUser("x.userId"),
            "delete from B2bProviderTeam x where x.realmId = :realm" + NO_SUCH_PROVIDER,
            "delete from B2bAssignment x where x.realmId = :realm and x.source = 'IDENTITY_PROVIDER'"
                    + NO_SUCH_PROVIDER.replace("x.provider", "x.sourceReference"),
            "delete from B2bTeam x where x.realmId = :realm" + NO_SUCH_CLIENT,
            "delete from B2bTeam x where x.realmId = :realm"
                    + " and not exists (select g.id from GroupEntity g where g.id = x.teamId and g.realm = :realm)",
            "delete from B2bDefaultRole x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_CLIENT,
            "delete from B2bDefaultRole x where x.realmId = :realm and x.clientId is not null" + NO_SUCH_ROLE,
            "delete from B2bDefaultRole x where x.realmId = :realm and x.clientId is null and length(x.roleId) = 36"
                    + noSuchOrganizationRole("x.roleId"),
            // the names of built-in roles are shorter than any id
            "delete from B2bAssignment x where x.realmId = :realm and x.clientId is null and length(x.roleId) = 36"
                    + noSuchOrganizationRole("x.roleId"));

    private final Rows rows;
    private final OrganizationRows organizationRows;
    private final InvitationRows invitationRows;
    private final ApiKeyRows apiKeyRows;
    private final Clock clock;

    Sweep(Rows rows, OrganizationRows organizationRows, Clock clock) {
        this.rows = rows;
        this.organizationRows = organizationRows;
        this.invitationRows = new InvitationRows(rows);
        this.apiKeyRows = new ApiKeyRows(rows, clock);
        this.clock = clock;
    }

    int run(RealmId realm) {
        int removed = 0;
        for (String gone : organizationsGone(realm)) {
            removed += organizationRows.remove(realm, new OrganizationId(gone));
        }
        for (String statement : STATEMENTS) {
            removed += rows.execute(statement, Map.of("realm", realm.value()));
        }
        removed += invitationRows.removeOrphans(realm, noSuchUser("i.inviter"));
        removed += apiKeyRows.removeOrphans(realm, Sweep::noSuchUser);
        removed += apiKeyRows.removeOver(realm, clock.instant());
        removed += new JoinRequestRows(rows).removeOver(realm, clock.instant());
        removed += invitationRows.removeOver(realm, clock.instant());
        return removed + expiredRequests(realm);
    }

    private int expiredRequests(RealmId realm) {
        long expired = clock.instant().minus(RequestStore.KEPT).toEpochMilli();
        return rows.execute(
                "delete from B2bRequest r where r.realmId = :realm and r.createdAt < :expired",
                Map.of("realm", realm.value(), "expired", expired));
    }

    private Set<String> organizationsGone(RealmId realm) {
        Set<String> gone = new TreeSet<>();
        for (String table : OrganizationRows.TABLES) {
            gone.addAll(rows.list(
                    "select distinct x.organizationId from " + table + " x where x.realmId = :realm"
                            + " and x.organizationId is not null"
                            + " and not exists (select o.id from OrganizationEntity o"
                            + " where o.id = x.organizationId and o.realmId = :realm)",
                    String.class,
                    Map.of("realm", realm.value())));
        }
        return gone;
    }

    private static String noSuchOrganizationRole(String column) {
        return " and not exists (select c.id from B2bOrganizationRole c where c.id = " + column
                + " and c.realmId = :realm)";
    }

    /** Users that stay in a foreign user store have ids that begin with {@code f:}, and no row to be missed. */
    private static String noSuchUser(String column) {
        return " and " + column + " not like 'f:%' and not exists" + " (select u.id from UserEntity u where u.id = "
                + column + " and u.realmId = :realm)";
    }
}
