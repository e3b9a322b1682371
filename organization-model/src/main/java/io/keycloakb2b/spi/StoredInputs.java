package io.keycloakb2b.spi;

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
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What decisions need of the database, whether or not the realm uses the pack at this moment. Nothing of another realm
 * is ever answered.
 */
public interface StoredInputs {

    Optional<OrganizationPath> path(RealmId realm, OrganizationId organization);

    List<OrganizationPath> paths(RealmId realm, Collection<OrganizationId> organizations);

    Optional<OrganizationId> organizationByAlias(RealmId realm, String alias);

    Optional<OrganizationId> organizationByHost(RealmId realm, HostName host);

    Optional<DomainProof> ownedDomain(RealmId realm, String domain);

    Optional<DomainProof> domain(RealmId realm, OrganizationId organization, String domain);

    long seatsTaken(RealmId realm, OrganizationId organization);

    /** What was given at each level of some paths, root first, by the organizations that they lead to. */
    Map<OrganizationId, List<ApplicationLevel>> applicationLevels(
            RealmId realm, Collection<OrganizationPath> paths, ClientId client);

    /** The same for one path. */
    default List<ApplicationLevel> applicationLevels(RealmId realm, OrganizationPath path, ClientId client) {
        return applicationLevels(realm, List.of(path), client).getOrDefault(path.id(), List.of());
    }

    /** App roles that belong to other applications drop out on both sides. */
    CompositeRoles composites(RealmId realm, ClientId client);

    Optional<Membership> membership(RealmId realm, OrganizationId organization, UserId user);

    List<Membership> memberships(RealmId realm, UserId user);

    /** Those of the user, and of the organization's teams that the user is directly in. */
    List<RoleAssignment> assignments(RealmId realm, OrganizationId organization, UserId user);

    List<RoleAssignment> assignments(RealmId realm, UserId user);

    /** The teams of an organization that the user is in directly. The group that holds all members is none. */
    Set<TeamId> teams(RealmId realm, OrganizationId organization, UserId user);

    /** The organizations of the path from the root. */
    List<SettingLevel> settings(RealmId realm, OrganizationPath path);

    /** Providers that only link accounts open no login. */
    List<UsableProvider> providers(RealmId realm, OrganizationId organization);

    Optional<Instant> sessionsNotBefore(RealmId realm, OrganizationId organization);

    Optional<ApiKey> apiKey(RealmId realm, ApiKeySecret secret);

    Optional<BrandPicture> picture(RealmId realm, String name);

    Optional<Invitation> invitation(RealmId realm, InvitationToken.Hash token);

    boolean vouchedForElsewhere(RealmId realm, OrganizationId organization, UserId user);

    List<JoinRequest> joinRequests(RealmId realm, UserId user);

    List<Invitation> invitations(RealmId realm, String email, long now);
}
