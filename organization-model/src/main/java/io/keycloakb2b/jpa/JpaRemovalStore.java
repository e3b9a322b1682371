package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.RemovalStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes away what belonged to something that Keycloak has removed. The audit log stays, for as long as
 * events are kept or until its realm goes: what was done in an organization is still to be answered for when the
 * organization is no more.
 */
final class JpaRemovalStore implements RemovalStore {

    /** Who has founded an organization decides nothing but how many more. */
    private static final Set<DecisionSubject> NO_DECISION = Set.of();

    private final Rows rows;
    private final MemberRows memberRows;
    private final OrganizationRows organizationRows;
    private final InvitationRows invitationRows;
    private final ApiKeyRows apiKeyRows;
    private final Sweep sweep;
    private final AuditRemoval auditRemoval;

    JpaRemovalStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.memberRows = new MemberRows(rows, clock);
        this.organizationRows = new OrganizationRows(rows);
        this.invitationRows = new InvitationRows(rows);
        this.apiKeyRows = new ApiKeyRows(rows, clock);
        this.sweep = new Sweep(rows, organizationRows, clock);
        this.auditRemoval = new AuditRemoval(rows);
    }

    @Override
    public void organizationRemoved(RealmId realm, OrganizationId organization) {
        organizationRows.remove(realm, organization);
    }

    @Override
    public void memberLeft(RealmId realm, OrganizationId organization, UserId user) {
        memberRows.remove(realm, organization, user);
    }

    @Override
    public void userRemoved(RealmId realm, UserId user) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "user", user.value());
        Set<DecisionSubject> person = Set.of(new DecisionSubject.Person(user));
        rows.execute(
                "delete from B2bAssignment a where a.realmId = :realm"
                        + " and a.principalKind = 'MEMBER' and a.principalId = :user",
                parameters,
                person);
        rows.execute("delete from B2bMemberAttribute a where a.realmId = :realm and a.userId = :user", parameters);
        rows.execute("delete from B2bMembership m where m.realmId = :realm and m.userId = :user", parameters, person);
        rows.execute("delete from B2bRequest r where r.realmId = :realm and r.userId = :user", parameters);
        rows.execute("delete from B2bProviderTeam t where t.realmId = :realm and t.userId = :user", parameters);
        invitationRows.userRemoved(realm, user);
        apiKeyRows.userRemoved(realm, user);
        new JoinRequestRows(rows).userRemoved(realm, user);
        rows.execute(
                "update B2bOrganization n set n.foundedBy = null where n.realmId = :realm and n.foundedBy = :user",
                parameters,
                NO_DECISION);
    }

    @Override
    public void clientRemoved(RealmId realm, ClientId client) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "client", client.value());
        String groups = " in (select g.id from B2bRoleGroup g where g.realmId = :realm and g.clientId = :client)";
        rows.execute("delete from B2bAssignment a where a.realmId = :realm and a.clientId = :client", parameters);
        rows.execute("delete from B2bRoleGroupGrant x where x.realmId = :realm and x.roleGroupId" + groups, parameters);
        rows.execute("delete from B2bRoleGroupRole x where x.realmId = :realm and x.roleGroupId" + groups, parameters);
        rows.execute("delete from B2bRoleGroup g where g.realmId = :realm and g.clientId = :client", parameters);
        rows.execute("delete from B2bApplicationGrant g where g.realmId = :realm and g.clientId = :client", parameters);
        for (String table : List.of("B2bOrganizationRoleAppRole", "B2bTeam", "B2bDefaultRole")) {
            rows.execute("delete from " + table + " x where x.realmId = :realm and x.clientId = :client", parameters);
        }
        invitationRows.clientRemoved(realm, client);
        apiKeyRows.clientRemoved(realm, client);
    }

    @Override
    public void roleRemoved(RealmId realm, RoleId role) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "role", role.value());
        rows.execute(
                "delete from B2bAssignment a where a.realmId = :realm and a.roleId = :role"
                        + " and a.clientId is not null",
                parameters);
        rows.execute("delete from B2bRoleGroupRole r where r.realmId = :realm and r.roleId = :role", parameters);
        invitationRows.roleRemoved(realm, role);
        apiKeyRows.roleRemoved(realm, role);
        rows.execute(
                "delete from B2bOrganizationRoleAppRole p where p.realmId = :realm and p.roleId = :role", parameters);
        rows.execute("delete from B2bDefaultRole d where d.realmId = :realm and d.roleId = :role", parameters);
    }

    @Override
    public void teamRemoved(RealmId realm, TeamId team) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "team", team.value());
        rows.execute(
                "delete from B2bAssignment a where a.realmId = :realm"
                        + " and a.principalKind = 'TEAM' and a.principalId = :team",
                parameters,
                Set.of(new DecisionSubject.Team(team)));
        for (String table : List.of("B2bProviderTeam", "B2bTeam")) {
            rows.execute("delete from " + table + " t where t.realmId = :realm and t.teamId = :team", parameters);
        }
        invitationRows.teamRemoved(realm, team);
    }

    @Override
    public List<ProviderTeam> providerRemoved(RealmId realm, String provider) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "provider", provider);
        rows.execute(
                "delete from B2bAssignment a where a.realmId = :realm and a.source = 'IDENTITY_PROVIDER'"
                        + " and a.sourceReference = :provider",
                parameters);
        List<ProviderTeam> teams = new ProviderTeams(rows).ofProviderAlone(realm, provider);
        rows.execute("delete from B2bProviderTeam t where t.realmId = :realm and t.provider = :provider", parameters);
        return teams;
    }

    @Override
    public void realmRemoved(RealmId realm) {
        List<String> tables = List.of(
                "B2bOrganization",
                "B2bAncestry",
                "B2bSetting",
                "B2bPicture",
                "B2bHost",
                "B2bRoleGroup",
                "B2bRoleGroupRole",
                "B2bApplicationGrant",
                "B2bRoleGroupGrant",
                "B2bAssignment",
                "B2bMembership",
                "B2bMemberAttribute",
                "B2bDomain",
                "B2bInvitationRole",
                "B2bInvitationTeam",
                "B2bInvitation",
                "B2bJoinRequest",
                "B2bApiKeyRole",
                "B2bApiKey",
                "B2bAuditEvent",
                "B2bDeletion",
                "B2bLock",
                "B2bRequest",
                "B2bOrganizationRole",
                "B2bOrganizationRoleAppRole",
                "B2bProviderTeam",
                "B2bTeam",
                "B2bDefaultRole");
        for (String table : tables) {
            rows.execute("delete from " + table + " x where x.realmId = :realm", Map.of("realm", realm.value()));
        }
    }

    @Override
    public int sweep(RealmId realm) {
        return sweep.run(realm);
    }

    @Override
    public Set<OrganizationId> organizationsWithEventsBefore(RealmId realm, Instant moment) {
        return auditRemoval.organizationsBefore(realm, moment);
    }

    @Override
    public int removeEvents(RealmId realm, Optional<OrganizationId> organization, Instant before, int max) {
        return auditRemoval.remove(realm, organization, before, max);
    }
}
