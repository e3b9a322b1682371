package io.keycloakb2b.inputs;

import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApplicationAttributes;
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
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.StoredInputs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Reads inputs of this moment: attributes of realms and clients from Keycloak's session (and so from its caches),
 * everything else from the database. Where the realm does not use the pack, or has organizations switched off, there
 * are no organizations and no SQL.
 */
final class SessionDecisionInputs implements DecisionInputsProvider {

    private final KeycloakSession session;
    private final StoredInputs records;
    private final DecisionCacheProvider cache;

    SessionDecisionInputs(KeycloakSession session, StoredInputs records, DecisionCacheProvider cache) {
        this.session = session;
        this.records = records;
        this.cache = cache;
    }

    @Override
    public boolean enabled(RealmId realm) {
        return usingRealm(realm).isPresent();
    }

    @Override
    public Optional<OrganizationPath> path(RealmId realm, OrganizationId organization) {
        return enabled(realm) ? records.path(realm, organization) : Optional.empty();
    }

    @Override
    public List<OrganizationPath> paths(RealmId realm, Collection<OrganizationId> organizations) {
        return enabled(realm) ? records.paths(realm, organizations) : List.of();
    }

    @Override
    public Optional<OrganizationId> organizationByAlias(RealmId realm, String alias) {
        return enabled(realm) ? records.organizationByAlias(realm, alias) : Optional.empty();
    }

    @Override
    public Optional<OrganizationId> organizationByHost(RealmId realm, HostName host) {
        return enabled(realm) ? records.organizationByHost(realm, host) : Optional.empty();
    }

    @Override
    public Optional<DomainProof> ownedDomain(RealmId realm, String domain) {
        return enabled(realm) ? records.ownedDomain(realm, domain) : Optional.empty();
    }

    @Override
    public Optional<DomainProof> domain(RealmId realm, OrganizationId organization, String domain) {
        return enabled(realm) ? records.domain(realm, organization, domain) : Optional.empty();
    }

    @Override
    public boolean seatFree(RealmId realm, OrganizationPath path) {
        OptionalInt limit = path.organization().node().seatLimit();
        return limit.isEmpty() || records.seatsTaken(realm, path.id()) < limit.getAsInt();
    }

    @Override
    public ApplicationRules application(RealmId realm, ClientId client) {
        return usingRealm(realm)
                .flatMap(model -> client(model, client))
                .map(StoredApplication::rules)
                .orElseGet(() -> ApplicationRules.ordinary(client));
    }

    @Override
    public ApplicationSharing sharing(RealmId realm, ClientId client) {
        return usingRealm(realm)
                .flatMap(model -> client(model, client))
                .map(StoredApplication::sharing)
                .orElseGet(ApplicationSharing::byDefault);
    }

    @Override
    public List<ApplicationLevel> applicationLevels(RealmId realm, OrganizationPath path, ClientId client) {
        return enabled(realm)
                ? records.applicationLevels(realm, path, client)
                : path.rootFirst().stream()
                        .map(step -> ApplicationLevel.nothing())
                        .toList();
    }

    @Override
    public Map<OrganizationId, List<ApplicationLevel>> applicationLevels(
            RealmId realm, Collection<OrganizationPath> paths, ClientId client) {
        return enabled(realm)
                ? records.applicationLevels(realm, paths, client)
                : DecisionInputsProvider.super.applicationLevels(realm, paths, client);
    }

    /**
     * Keycloak tells nobody when it takes a role out of another: what is remembered is compared with Keycloak's own
     * cache, which knows.
     */
    @Override
    public CompositeRoles composites(RealmId realm, ClientId client) {
        return usingRealm(realm)
                .map(model -> {
                    CompositeRoles known = records.composites(realm, client);
                    if (stillHeld(model, known)) {
                        return known;
                    }
                    cache.forget(new DecisionSubject.Application(client));
                    return records.composites(realm, client);
                })
                .orElseGet(CompositeRoles::none);
    }

    private boolean stillHeld(RealmModel realm, CompositeRoles composites) {
        return composites.parts().entrySet().stream()
                .filter(role -> !role.getValue().isEmpty())
                .allMatch(role -> held(realm, role.getKey()).containsAll(role.getValue()));
    }

    private Set<RoleId> held(RealmModel realm, RoleId role) {
        return Optional.ofNullable(session.roles().getRoleById(realm, role.value())).stream()
                .flatMap(RoleModel::getCompositesStream)
                .map(part -> new RoleId(part.getId()))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<AssignedRole.AppRole> appRole(RealmId realm, String application, String role) {
        return usingRealm(realm)
                .flatMap(model -> AdminPermissionsSchema.runWithoutAuthorization(session, () -> Optional.ofNullable(
                                session.clients().getClientByClientId(model, application))
                        .filter(client -> StoredApplication.rules(client).application())
                        .flatMap(client -> Optional.ofNullable(client.getRole(role)))
                        .map(found -> new AssignedRole.AppRole(
                                new ClientId(found.getContainerId()), new RoleId(found.getId())))));
    }

    @Override
    public Set<TeamId> teams(RealmId realm, OrganizationId organization, UserId user) {
        return enabled(realm) ? records.teams(realm, organization, user) : Set.of();
    }

    @Override
    public Optional<Membership> membership(RealmId realm, OrganizationId organization, UserId user) {
        return enabled(realm) ? records.membership(realm, organization, user) : Optional.empty();
    }

    @Override
    public List<Membership> memberships(RealmId realm, UserId user) {
        return enabled(realm) ? records.memberships(realm, user) : List.of();
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, OrganizationId organization, UserId user) {
        return enabled(realm) ? records.assignments(realm, organization, user) : List.of();
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, UserId user) {
        return enabled(realm) ? records.assignments(realm, user) : List.of();
    }

    @Override
    public List<SettingLevel> settings(RealmId realm, OrganizationPath path) {
        return usingRealm(realm)
                .map(model -> {
                    List<SettingLevel> levels = new ArrayList<>();
                    levels.add(realmLevel(model));
                    levels.addAll(records.settings(realm, path));
                    return levels;
                })
                .orElse(List.of());
    }

    @Override
    public List<SettingLevel> settings(RealmId realm) {
        return usingRealm(realm).map(SessionDecisionInputs::realmLevel).stream().toList();
    }

    /** What the realm says; where it says nothing of retention, the default binds as a word of its own would. */
    private static SettingLevel realmLevel(RealmModel realm) {
        List<Setting> settings = new ArrayList<>(stored(realm).settings(Arrays.asList(SettingName.values())));
        if (settings.stream().noneMatch(setting -> setting.name() == SettingName.AUDIT_RETENTION)) {
            settings.add(new Setting(SettingName.AUDIT_RETENTION, SettingName.AUDIT_RETENTION.defaultValue(), true));
        }
        return SettingLevel.of(Optional.empty(), settings);
    }

    @Override
    public List<UsableProvider> providers(RealmId realm, OrganizationId organization) {
        return enabled(realm) ? records.providers(realm, organization) : List.of();
    }

    @Override
    public Optional<Instant> sessionsNotBefore(RealmId realm, OrganizationId organization) {
        return enabled(realm) ? records.sessionsNotBefore(realm, organization) : Optional.empty();
    }

    @Override
    public Optional<ApiKey> apiKey(RealmId realm, ApiKeySecret secret) {
        return enabled(realm) ? records.apiKey(realm, secret) : Optional.empty();
    }

    @Override
    public Optional<BrandPicture> picture(RealmId realm, String name) {
        return enabled(realm) ? records.picture(realm, name) : Optional.empty();
    }

    @Override
    public Optional<Invitation> invitation(RealmId realm, InvitationToken.Hash token) {
        return enabled(realm) ? records.invitation(realm, token) : Optional.empty();
    }

    @Override
    public List<Invitation> invitations(RealmId realm, String email) {
        return enabled(realm) ? records.invitations(realm, email, Time.currentTimeMillis()) : List.of();
    }

    @Override
    public boolean vouchedForElsewhere(RealmId realm, OrganizationId organization, UserId user) {
        return enabled(realm) && records.vouchedForElsewhere(realm, organization, user);
    }

    @Override
    public List<JoinRequest> joinRequests(RealmId realm, UserId user) {
        return enabled(realm) ? records.joinRequests(realm, user) : List.of();
    }

    /** The realm, where it exists and uses the pack. */
    private Optional<RealmModel> usingRealm(RealmId realm) {
        RealmModel current = session.getContext().getRealm();
        RealmModel model = current != null && current.getId().equals(realm.value())
                ? current
                : session.realms().getRealm(realm.value());
        return Optional.ofNullable(model)
                .filter(RealmModel::isOrganizationsEnabled)
                .filter(found -> stored(found).flag(ApplicationAttributes.REALM_ENABLED));
    }

    /** What a delegated administrator may not see would otherwise be missing here, and from Keycloak's caches. */
    private Optional<ClientModel> client(RealmModel realm, ClientId client) {
        return AdminPermissionsSchema.runWithoutAuthorization(
                session, () -> Optional.ofNullable(session.clients().getClientById(realm, client.value())));
    }

    private static StoredValues stored(RealmModel realm) {
        return new StoredValues("realm " + realm.getName(), realm::getAttribute);
    }
}
