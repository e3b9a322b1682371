package io.keycloakb2b.spi;

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
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.provider.Provider;

/**
 * Every input of a decision (access, login, token), read in one place. Callers see the state of this moment; whether
 * it came from the database or from a cache is this provider's matter. Nothing of another realm is ever answered.
 */
public interface DecisionInputsProvider extends AccessInputs, Provider {

    /** Whether the realm has been set up for the pack. Answers without SQL on a warm realm cache. */
    boolean enabled(RealmId realm);

    /** Those of some organizations that there are, in no order, read together. */
    List<OrganizationPath> paths(RealmId realm, Collection<OrganizationId> organizations);

    Optional<OrganizationId> organizationByAlias(RealmId realm, String alias);

    /** The organization whose people sign in under a host; empty where the host is nobody's. */
    Optional<OrganizationId> organizationByHost(RealmId realm, HostName host);

    /** The owned domain, by its normalized name. */
    Optional<DomainProof> ownedDomain(RealmId realm, String domain);

    /** A mail domain of an organization, owned or affiliated, by its normalized name. */
    Optional<DomainProof> domain(RealmId realm, OrganizationId organization, String domain);

    /** Whether one more member is within the seat limit at this moment; whoever joins is asked again, under a lock. */
    boolean seatFree(RealmId realm, OrganizationPath path);

    /** What a client says about organizations; an ordinary client where it is not marked or not there. */
    ApplicationRules application(RealmId realm, ClientId client);

    /** Whether organizations may be given an application, or take it; the default where it is not marked or there. */
    ApplicationSharing sharing(RealmId realm, ClientId client);

    /** What each organization of a path was given of an application, root first. */
    List<ApplicationLevel> applicationLevels(RealmId realm, OrganizationPath path, ClientId client);

    /** The same of some paths, read together, by the organizations that they lead to. */
    default Map<OrganizationId, List<ApplicationLevel>> applicationLevels(
            RealmId realm, Collection<OrganizationPath> paths, ClientId client) {
        Map<OrganizationId, List<ApplicationLevel>> levels = new HashMap<>();
        paths.forEach(path -> levels.put(path.id(), applicationLevels(realm, path, client)));
        return levels;
    }

    CompositeRoles composites(RealmId realm, ClientId client);

    /**
     * The app role of a name.
     *
     * @param application the public id of the client; of what is no application there are none
     */
    Optional<AssignedRole.AppRole> appRole(RealmId realm, String application, String role);

    /** The teams of an organization that the user is in directly. */
    Set<TeamId> teams(RealmId realm, OrganizationId organization, UserId user);

    /** All organizations the user is a member of, in whatever state. */
    List<Membership> memberships(RealmId realm, UserId user);

    /** The same as {@link #assignments(RealmId, OrganizationId, UserId)} of all organizations at once. */
    List<RoleAssignment> assignments(RealmId realm, UserId user);

    /** Realm first, then the organizations of the path from the root. The application's level is in its rules. */
    List<SettingLevel> settings(RealmId realm, OrganizationPath path);

    /** What the realm says, which also binds where no organization is entered. */
    List<SettingLevel> settings(RealmId realm);

    /** Enabled identity providers linked to the organization itself. */
    List<UsableProvider> providers(RealmId realm, OrganizationId organization);

    /** Since when proofs and refresh tokens count for the organization; empty where sessions were never ended. */
    Optional<Instant> sessionsNotBefore(RealmId realm, OrganizationId organization);

    /** The invitation of a token, in whatever state; the token alone is the right to see it. */
    Optional<Invitation> invitation(RealmId realm, InvitationToken.Hash token);

    /** The logo or favicon of a name, whose ever it is; the name alone is the right to see it. */
    Optional<BrandPicture> picture(RealmId realm, String name);

    /** The API key of a secret, in whatever state; the secret alone is the right to see it. */
    Optional<ApiKey> apiKey(RealmId realm, ApiKeySecret secret);

    /** Pending invitations to an address, in the form of {@link io.keycloakb2b.organization.Email#key}. */
    List<Invitation> invitations(RealmId realm, String email);

    /**
     * Whether the person has an account at an identity provider of another organization than this one. Such a provider
     * may have said of them what it likes, that an address was verified included.
     */
    boolean vouchedForElsewhere(RealmId realm, OrganizationId organization, UserId user);

    /** Every request of a person to join some organization, the newest first. */
    List<JoinRequest> joinRequests(RealmId realm, UserId user);

    @Override
    default void close() {}
}
