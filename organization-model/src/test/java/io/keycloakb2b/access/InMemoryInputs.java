package io.keycloakb2b.access;

import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.ApplicationSharing;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The organizations, members and assignments of some realms, in memory; of applications and settings it has none. */
final class InMemoryInputs implements DecisionInputsProvider {

    private final Map<RealmId, Map<OrganizationId, Organization>> organizations = new HashMap<>();
    private final Map<RealmId, List<Membership>> memberships = new HashMap<>();
    private final Map<RealmId, List<RoleAssignment>> assignments = new HashMap<>();
    private final Map<TeamId, Set<UserId>> teams = new HashMap<>();

    /** Adds an organization, or replaces the one with the same id. */
    void put(RealmId realm, Organization organization) {
        organizations.computeIfAbsent(realm, x -> new HashMap<>()).put(organization.id(), organization);
    }

    Organization get(RealmId realm, OrganizationId id) {
        return find(realm, id).orElseThrow();
    }

    /** Adds a membership, or replaces that of the same user in the same organization. */
    void put(RealmId realm, Membership membership) {
        List<Membership> all = memberships.computeIfAbsent(realm, x -> new ArrayList<>());
        all.removeIf(other -> other.organization().equals(membership.organization())
                && other.user().equals(membership.user()));
        all.add(membership);
    }

    void put(RealmId realm, RoleAssignment assignment) {
        assignments.computeIfAbsent(realm, x -> new ArrayList<>()).add(assignment);
    }

    void put(TeamId team, UserId... users) {
        teams.put(team, Set.of(users));
    }

    @Override
    public boolean enabled(RealmId realm) {
        return organizations.containsKey(realm);
    }

    @Override
    public Optional<OrganizationPath> path(RealmId realm, OrganizationId organization) {
        List<Organization> rootFirst = new ArrayList<>();
        Optional<Organization> at = find(realm, organization);
        while (at.isPresent()) {
            rootFirst.add(0, at.get());
            at = at.get().node().parent().flatMap(parent -> find(realm, parent));
        }
        return rootFirst.isEmpty() ? Optional.empty() : Optional.of(new OrganizationPath(rootFirst));
    }

    @Override
    public List<OrganizationPath> paths(RealmId realm, Collection<OrganizationId> organizations) {
        return organizations.stream().flatMap(id -> path(realm, id).stream()).toList();
    }

    @Override
    public Optional<OrganizationId> organizationByAlias(RealmId realm, String alias) {
        return organizations.getOrDefault(realm, Map.of()).values().stream()
                .filter(organization -> organization.alias().equals(alias))
                .map(Organization::id)
                .findFirst();
    }

    @Override
    public Optional<Membership> membership(RealmId realm, OrganizationId organization, UserId user) {
        return memberships(realm, user).stream()
                .filter(membership -> membership.organization().equals(organization))
                .findFirst();
    }

    @Override
    public List<Membership> memberships(RealmId realm, UserId user) {
        return memberships.getOrDefault(realm, List.of()).stream()
                .filter(membership -> membership.user().equals(user))
                .toList();
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, OrganizationId organization, UserId user) {
        return assignments.getOrDefault(realm, List.of()).stream()
                .filter(assignment -> assignment.organization().equals(organization))
                .filter(assignment -> holds(user, assignment.principal()))
                .toList();
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, UserId user) {
        return assignments.getOrDefault(realm, List.of()).stream()
                .filter(assignment -> holds(user, assignment.principal()))
                .toList();
    }

    @Override
    public Set<TeamId> teams(RealmId realm, OrganizationId organization, UserId user) {
        return Set.of();
    }

    @Override
    public Optional<AssignedRole.AppRole> appRole(RealmId realm, String application, String role) {
        return Optional.empty();
    }

    @Override
    public Optional<OrganizationId> organizationByHost(RealmId realm, HostName host) {
        return Optional.empty();
    }

    @Override
    public Optional<DomainProof> ownedDomain(RealmId realm, String domain) {
        return Optional.empty();
    }

    @Override
    public Optional<DomainProof> domain(RealmId realm, OrganizationId organization, String domain) {
        return Optional.empty();
    }

    @Override
    public boolean seatFree(RealmId realm, OrganizationPath path) {
        return true;
    }

    @Override
    public ApplicationRules application(RealmId realm, ClientId client) {
        return ApplicationRules.ordinary(client);
    }

    @Override
    public List<ApplicationLevel> applicationLevels(RealmId realm, OrganizationPath path, ClientId client) {
        return path.rootFirst().stream().map(x -> ApplicationLevel.nothing()).toList();
    }

    @Override
    public CompositeRoles composites(RealmId realm, ClientId client) {
        return CompositeRoles.none();
    }

    @Override
    public List<SettingLevel> settings(RealmId realm, OrganizationPath path) {
        return List.of();
    }

    @Override
    public List<SettingLevel> settings(RealmId realm) {
        return List.of();
    }

    @Override
    public List<UsableProvider> providers(RealmId realm, OrganizationId organization) {
        return List.of();
    }

    @Override
    public ApplicationSharing sharing(RealmId realm, ClientId client) {
        return ApplicationSharing.byDefault();
    }

    @Override
    public Optional<Instant> sessionsNotBefore(RealmId realm, OrganizationId organization) {
        return Optional.empty();
    }

    @Override
    public Optional<ApiKey> apiKey(RealmId realm, ApiKeySecret secret) {
        return Optional.empty();
    }

    @Override
    public Optional<BrandPicture> picture(RealmId realm, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Invitation> invitation(RealmId realm, InvitationToken.Hash token) {
        return Optional.empty();
    }

    @Override
    public boolean vouchedForElsewhere(RealmId realm, OrganizationId organization, UserId user) {
        return false;
    }

    @Override
    public List<JoinRequest> joinRequests(RealmId realm, UserId user) {
        return List.of();
    }

    @Override
    public List<Invitation> invitations(RealmId realm, String email) {
        return List.of();
    }

    private Optional<Organization> find(RealmId realm, OrganizationId id) {
        return Optional.ofNullable(organizations.getOrDefault(realm, Map.of()).get(id));
    }

    private boolean holds(UserId user, Principal principal) {
        if (principal instanceof Principal.Member member) {
            return member.user().equals(user);
        }
        return teams.getOrDefault(((Principal.Team) principal).team(), Set.of()).contains(user);
    }
}
