package io.keycloakb2b.jpa;

import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.StoredInputs;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what decisions need, a query or two each, from Keycloak's tables and the pack's. Asked directly and not through
 * Keycloak's providers: those filter by the permissions of whoever happens to be signed in and cache what is left.
 */
public final class DecisionRecords implements StoredInputs {

    private final Rows rows;
    private final Paths paths;
    private final Memberships memberships;
    private final Grants grants;
    private final Invitations invitations;
    private final Assignments assignments;

    public DecisionRecords(EntityManager em) {
        this.rows = new Rows(em);
        this.paths = new Paths(rows);
        this.memberships = new Memberships(rows);
        this.grants = new Grants(rows);
        this.invitations = new Invitations(rows);
        this.assignments = new Assignments(rows);
    }

    @Override
    public Optional<OrganizationPath> path(RealmId realm, OrganizationId organization) {
        return paths.find(realm, organization);
    }

    @Override
    public List<OrganizationPath> paths(RealmId realm, Collection<OrganizationId> organizations) {
        return paths.all(realm, organizations);
    }

    @Override
    public Optional<OrganizationId> organizationByAlias(RealmId realm, String alias) {
        if (!Texts.storable(alias)) {
            return Optional.empty();
        }
        return rows
                .list(
                        "select o.id from OrganizationEntity o where o.realmId = :realm and o.alias = :alias",
                        String.class,
                        Map.of("realm", realm.value(), "alias", alias),
                        1)
                .stream()
                .findFirst()
                .map(OrganizationId::new);
    }

    @Override
    public Optional<OrganizationId> organizationByHost(RealmId realm, HostName host) {
        return rows
                .list(
                        "select h.organizationId from B2bHost h join OrganizationEntity o on o.id = h.organizationId"
                                + " where h.realmId = :realm and h.host = :host and o.realmId = :realm",
                        String.class,
                        Map.of("realm", realm.value(), "host", host.value()))
                .stream()
                .findFirst()
                .map(OrganizationId::new);
    }

    @Override
    public Optional<DomainProof> ownedDomain(RealmId realm, String domain) {
        return rows
                .list(
                        "select d from B2bDomain d where d.realmId = :realm and d.ownerKey = :domain"
                                + " and d.kind = 'OWNED'",
                        DomainEntity.class,
                        Map.of("realm", realm.value(), "domain", domain))
                .stream()
                .findFirst()
                .map(DomainEntity::proof);
    }

    @Override
    public Optional<DomainProof> domain(RealmId realm, OrganizationId organization, String domain) {
        return rows
                .list(
                        "select d from B2bDomain d where d.realmId = :realm and d.organizationId = :org"
                                + " and d.domain = :domain",
                        DomainEntity.class,
                        Map.of("realm", realm.value(), "org", organization.value(), "domain", domain))
                .stream()
                .findFirst()
                .map(DomainEntity::proof);
    }

    @Override
    public long seatsTaken(RealmId realm, OrganizationId organization) {
        return new SeatCounts(rows)
                .seats(Map.of("realm", realm.value()), List.of(organization.value()))
                .getOrDefault(organization.value(), 0L);
    }

    @Override
    public Map<OrganizationId, List<ApplicationLevel>> applicationLevels(
            RealmId realm, Collection<OrganizationPath> paths, ClientId client) {
        return grants.levels(realm, paths, client);
    }

    @Override
    public CompositeRoles composites(RealmId realm, ClientId client) {
        List<Object[]> found = rows.list(
                "select r.id, child.id from RoleEntity r"
                        + " left join CompositeRoleEntity c on c.parentRole.id = r.id"
                        + " left join RoleEntity child on child.id = c.childRole.id and child.clientId = r.clientId"
                        + " where r.clientId = :client and r.realmId = :realm and r.clientRole = true",
                Object[].class,
                Map.of("client", client.value(), "realm", realm.value()));
        Map<RoleId, Set<RoleId>> parts = new HashMap<>();
        for (Object[] row : found) {
            Set<RoleId> held = parts.computeIfAbsent(new RoleId((String) row[0]), x -> new HashSet<>());
            if (row[1] != null) {
                held.add(new RoleId((String) row[1]));
            }
        }
        return new CompositeRoles(parts);
    }

    @Override
    public Optional<Membership> membership(RealmId realm, OrganizationId organization, UserId user) {
        return memberships.find(realm, organization, user);
    }

    @Override
    public List<Membership> memberships(RealmId realm, UserId user) {
        return memberships.all(realm, user);
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, OrganizationId organization, UserId user) {
        return assignments.list(
                "a.organizationId = :org and " + held(user),
                Map.of("realm", realm.value(), "org", organization.value(), "user", user.value()));
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, UserId user) {
        return assignments.list(held(user), Map.of("realm", realm.value(), "user", user.value()));
    }

    @Override
    public Set<TeamId> teams(RealmId realm, OrganizationId organization, UserId user) {
        return new TeamsOfMembers(rows)
                .of(realm, organization, NativeMembership.of(user), List.of(user.value()))
                .getOrDefault(user.value(), Set.of());
    }

    private static String held(UserId user) {
        NativeMembership kind = NativeMembership.of(user);
        return "a.realmId = :realm and a.principalId in " + kind.holders()
                + " and ((a.principalKind = 'MEMBER' and a.principalId = :user)"
                + " or (a.principalKind = 'TEAM' and a.principalId in (select t.groupId from " + kind.table()
                + " t join GroupEntity g on g.id = t.groupId where " + kind.user("t") + " = :user"
                + " and g.realm = :realm and g.organization.id = a.organizationId)))";
    }

    @Override
    public List<SettingLevel> settings(RealmId realm, OrganizationPath path) {
        Map<OrganizationId, List<SettingEntity>> found = rows
                .list(
                        "select s from B2bSetting s where s.realmId = :realm and s.organizationId in :path",
                        SettingEntity.class,
                        Paths.parameters(realm, path))
                .stream()
                .collect(Collectors.groupingBy(SettingEntity::organization));
        return path.rootFirst().stream()
                .map(organization -> SettingLevel.of(
                        Optional.of(organization.id()),
                        found.getOrDefault(organization.id(), List.of()).stream()
                                .map(SettingEntity::setting)
                                .toList()))
                .toList();
    }

    @Override
    public List<UsableProvider> providers(RealmId realm, OrganizationId organization) {
        return rows
                .list(
                        "select p.alias, p.displayName from IdentityProviderEntity p where p.realmId = :realm"
                                + " and p.organizationId = :org and p.enabled = true"
                                + " and (p.linkOnly is null or p.linkOnly = false) order by p.alias",
                        Object[].class,
                        Map.of("realm", realm.value(), "org", organization.value()))
                .stream()
                .map(row -> new UsableProvider(
                        new ProviderAlias((String) row[0]), organization, displayName((String) row[0], (String)
                                row[1])))
                .toList();
    }

    @Override
    public Optional<Instant> sessionsNotBefore(RealmId realm, OrganizationId organization) {
        return rows
                .list(
                        "select n.sessionsNotBefore from B2bOrganization n where n.realmId = :realm"
                                + " and n.organizationId = :org and n.sessionsNotBefore is not null",
                        Long.class,
                        Map.of("realm", realm.value(), "org", organization.value()))
                .stream()
                .findFirst()
                .map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<ApiKey> apiKey(RealmId realm, ApiKeySecret secret) {
        return new ApiKeys(rows).of(realm, secret);
    }

    @Override
    public Optional<BrandPicture> picture(RealmId realm, String name) {
        return rows
                .list(
                        "select p from B2bPicture p where p.realmId = :realm and p.name = :name",
                        PictureEntity.class,
                        Map.of("realm", realm.value(), "name", name),
                        1)
                .stream()
                .map(PictureEntity::picture)
                .findFirst();
    }

    @Override
    public Optional<Invitation> invitation(RealmId realm, InvitationToken.Hash token) {
        return invitations.ofToken(realm, token);
    }

    @Override
    public boolean vouchedForElsewhere(RealmId realm, OrganizationId organization, UserId user) {
        Map<String, Object> parameters =
                Map.of("realm", realm.value(), "org", organization.value(), "user", user.value());
        String elsewhere =
                " = :user and l.realmId = :realm and p.organizationId is not null" + " and p.organizationId <> :org";
        return rows.exists(
                        "select p.alias from FederatedIdentityEntity l"
                                + " join IdentityProviderEntity p on p.alias = l.identityProvider"
                                + " and p.realmId = l.realmId where l.user.id" + elsewhere,
                        parameters)
                || rows.exists(
                        "select p.alias from BrokerLinkEntity l"
                                + " join IdentityProviderEntity p on p.alias = l.identityProvider"
                                + " and p.realmId = l.realmId where l.userId" + elsewhere,
                        parameters);
    }

    @Override
    public List<JoinRequest> joinRequests(RealmId realm, UserId user) {
        return new JoinRequestRows(rows).of(realm, user);
    }

    @Override
    public List<Invitation> invitations(RealmId realm, String email, long now) {
        return invitations.pending(realm, email, now);
    }

    private static String displayName(String alias, @Nullable String displayName) {
        return displayName == null || displayName.isBlank() ? alias : displayName;
    }
}
