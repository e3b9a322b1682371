package io.keycloakb2b.login;

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
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The inputs of one decision, which looks at some of them many times: each is read once, and stays as it was for as long
 * as this object lives. That is never longer than one request. What Keycloak keeps in its own caches is not kept again,
 * and what is about joining is asked anew each time: it changes with the joining itself.
 */
final class ReadOnce implements DecisionInputsProvider {

    private final DecisionInputsProvider source;
    private final Map<List<?>, Object> read = new HashMap<>();

    ReadOnce(DecisionInputsProvider source) {
        this.source = source;
    }

    @Override
    public Optional<OrganizationPath> path(RealmId realm, OrganizationId organization) {
        return once(List.of("path", realm, organization), () -> source.path(realm, organization));
    }

    @Override
    public Optional<Membership> membership(RealmId realm, OrganizationId organization, UserId user) {
        return once(
                List.of("membership", realm, organization, user), () -> source.membership(realm, organization, user));
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, OrganizationId organization, UserId user) {
        return once(
                List.of("assignments", realm, organization, user), () -> source.assignments(realm, organization, user));
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, UserId user) {
        return once(List.of("assignments", realm, user), () -> source.assignments(realm, user));
    }

    @Override
    public Optional<OrganizationId> organizationByAlias(RealmId realm, String alias) {
        return once(List.of("alias", realm, alias), () -> source.organizationByAlias(realm, alias));
    }

    @Override
    public Optional<OrganizationId> organizationByHost(RealmId realm, HostName host) {
        return once(List.of("host", realm, host), () -> source.organizationByHost(realm, host));
    }

    @Override
    public Optional<DomainProof> ownedDomain(RealmId realm, String domain) {
        return once(List.of("domain", realm, domain), () -> source.ownedDomain(realm, domain));
    }

    @Override
    public List<ApplicationLevel> applicationLevels(RealmId realm, OrganizationPath path, ClientId client) {
        return once(List.of("levels", realm, path, client), () -> source.applicationLevels(realm, path, client));
    }

    @Override
    public Map<OrganizationId, List<ApplicationLevel>> applicationLevels(
            RealmId realm, Collection<OrganizationPath> paths, ClientId client) {
        return source.applicationLevels(realm, paths, client);
    }

    @Override
    public CompositeRoles composites(RealmId realm, ClientId client) {
        return once(List.of("composites", realm, client), () -> source.composites(realm, client));
    }

    @Override
    public Set<TeamId> teams(RealmId realm, OrganizationId organization, UserId user) {
        return once(List.of("teams", realm, organization, user), () -> source.teams(realm, organization, user));
    }

    @Override
    public Optional<AssignedRole.AppRole> appRole(RealmId realm, String application, String role) {
        return source.appRole(realm, application, role);
    }

    @Override
    public List<Membership> memberships(RealmId realm, UserId user) {
        return once(List.of("memberships", realm, user), () -> source.memberships(realm, user));
    }

    @Override
    public List<SettingLevel> settings(RealmId realm, OrganizationPath path) {
        return once(List.of("settings", realm, path), () -> source.settings(realm, path));
    }

    @Override
    public List<UsableProvider> providers(RealmId realm, OrganizationId organization) {
        return once(List.of("providers", realm, organization), () -> source.providers(realm, organization));
    }

    @Override
    public Optional<Instant> sessionsNotBefore(RealmId realm, OrganizationId organization) {
        return once(List.of("sessions", realm, organization), () -> source.sessionsNotBefore(realm, organization));
    }

    @Override
    public boolean enabled(RealmId realm) {
        return source.enabled(realm);
    }

    @Override
    public List<OrganizationPath> paths(RealmId realm, Collection<OrganizationId> organizations) {
        return source.paths(realm, organizations);
    }

    @Override
    public Optional<DomainProof> domain(RealmId realm, OrganizationId organization, String domain) {
        return source.domain(realm, organization, domain);
    }

    @Override
    public boolean seatFree(RealmId realm, OrganizationPath path) {
        return source.seatFree(realm, path);
    }

    @Override
    public ApplicationRules application(RealmId realm, ClientId client) {
        return source.application(realm, client);
    }

    @Override
    public ApplicationSharing sharing(RealmId realm, ClientId client) {
        return source.sharing(realm, client);
    }

    @Override
    public List<SettingLevel> settings(RealmId realm) {
        return source.settings(realm);
    }

    @Override
    public Optional<ApiKey> apiKey(RealmId realm, ApiKeySecret secret) {
        return source.apiKey(realm, secret);
    }

    @Override
    public Optional<BrandPicture> picture(RealmId realm, String name) {
        return source.picture(realm, name);
    }

    @Override
    public Optional<Invitation> invitation(RealmId realm, InvitationToken.Hash token) {
        return source.invitation(realm, token);
    }

    @Override
    public List<Invitation> invitations(RealmId realm, String email) {
        return source.invitations(realm, email);
    }

    @Override
    public boolean vouchedForElsewhere(RealmId realm, OrganizationId organization, UserId user) {
        return source.vouchedForElsewhere(realm, organization, user);
    }

    @Override
    public List<JoinRequest> joinRequests(RealmId realm, UserId user) {
        return source.joinRequests(realm, user);
    }

    /** @param question says what is asked, and so which type the answer has */
    @SuppressWarnings("unchecked")
    private <T> T once(List<?> question, Supplier<T> answer) {
        Object known = read.get(question);
        if (known == null) {
            T found = answer.get();
            read.put(question, found);
            return found;
        }
        return (T) known;
    }
}
