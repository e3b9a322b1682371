package io.keycloakb2b.cache;

import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.CustomRole;
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
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.DecisionSubject.Alias;
import io.keycloakb2b.spi.DecisionSubject.Application;
import io.keycloakb2b.spi.DecisionSubject.Composites;
import io.keycloakb2b.spi.DecisionSubject.EntireRealm;
import io.keycloakb2b.spi.DecisionSubject.Host;
import io.keycloakb2b.spi.DecisionSubject.IdentityProviders;
import io.keycloakb2b.spi.DecisionSubject.MailDomain;
import io.keycloakb2b.spi.DecisionSubject.MembersOf;
import io.keycloakb2b.spi.DecisionSubject.OneOrganization;
import io.keycloakb2b.spi.DecisionSubject.Person;
import io.keycloakb2b.spi.StoredInputs;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stored inputs, remembered where a login or a token asks for them again and again: the hierarchy, settings, grants,
 * memberships, roles, domains and providers, and that there is none of what was asked for. Secrets, invitations,
 * requests and counts are read anew each time.
 */
public final class CachedInputs implements StoredInputs {

    /** Longer lists of one person's memberships are read each time rather than kept. */
    static final int MOST_MEMBERSHIPS = 100;

    private final StoredInputs source;
    private final DecisionCacheProvider cache;

    public CachedInputs(StoredInputs source, DecisionCacheProvider cache) {
        this.source = source;
        this.cache = cache;
    }

    @Override
    public Optional<OrganizationPath> path(RealmId realm, OrganizationId organization) {
        return read(
                realm,
                List.of("path", realm, organization),
                () -> source.path(realm, organization),
                path -> subjects(realm, organization, path));
    }

    @Override
    public List<OrganizationPath> paths(RealmId realm, Collection<OrganizationId> organizations) {
        Map<OrganizationId, Optional<OrganizationPath>> found = cache.readAll(
                Set.copyOf(organizations),
                organization -> List.of("path", realm, organization),
                asked -> pathsOrNone(realm, asked),
                (organization, path) -> within(realm, subjects(realm, organization, path)));
        return found.values().stream().flatMap(Optional::stream).toList();
    }

    private Map<OrganizationId, Optional<OrganizationPath>> pathsOrNone(RealmId realm, List<OrganizationId> asked) {
        Map<OrganizationId, Optional<OrganizationPath>> answers = new HashMap<>();
        asked.forEach(organization -> answers.put(organization, Optional.empty()));
        source.paths(realm, asked).forEach(path -> answers.put(path.id(), Optional.of(path)));
        return answers;
    }

    @Override
    public Optional<OrganizationId> organizationByAlias(RealmId realm, String alias) {
        return read(
                realm,
                List.of("alias", realm, alias),
                () -> source.organizationByAlias(realm, alias),
                found -> found.<Set<DecisionSubject>>map(organization ->
                                Set.of(new Alias(realm, alias), new OneOrganization(realm, organization)))
                        .orElseGet(() -> Set.of(new Alias(realm, alias))));
    }

    @Override
    public Optional<OrganizationId> organizationByHost(RealmId realm, HostName host) {
        return read(
                realm,
                List.of("host", realm, host),
                () -> source.organizationByHost(realm, host),
                found -> with(
                        found.stream().map(organization -> new OneOrganization(realm, organization)),
                        new Host(realm, host)));
    }

    @Override
    public Optional<DomainProof> ownedDomain(RealmId realm, String domain) {
        return read(
                realm,
                List.of("owned domain", realm, domain),
                () -> source.ownedDomain(realm, domain),
                found -> Set.of(new MailDomain(realm, domain)));
    }

    @Override
    public Optional<DomainProof> domain(RealmId realm, OrganizationId organization, String domain) {
        return read(
                realm,
                List.of("domain", realm, organization, domain),
                () -> source.domain(realm, organization, domain),
                found -> Set.of(new MailDomain(realm, domain)));
    }

    @Override
    public Map<OrganizationId, List<ApplicationLevel>> applicationLevels(
            RealmId realm, Collection<OrganizationPath> paths, ClientId client) {
        return cache
                .readAll(
                        paths,
                        path -> List.of("levels", realm, ids(path), client),
                        asked -> byPath(asked, source.applicationLevels(realm, asked, client)),
                        (path, levels) -> within(realm, with(subjects(realm, path), new Application(client))))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(levels -> levels.getKey().id(), Map.Entry::getValue));
    }

    private static Map<OrganizationPath, List<ApplicationLevel>> byPath(
            List<OrganizationPath> paths, Map<OrganizationId, List<ApplicationLevel>> levels) {
        return paths.stream()
                .collect(Collectors.toMap(Function.identity(), path -> levels.getOrDefault(path.id(), List.of())));
    }

    @Override
    public CompositeRoles composites(RealmId realm, ClientId client) {
        return read(
                realm,
                List.of("composites", realm, client),
                () -> source.composites(realm, client),
                found -> Set.of(new Application(client), new Composites()));
    }

    @Override
    public Optional<Membership> membership(RealmId realm, OrganizationId organization, UserId user) {
        return read(
                realm,
                List.of("membership", realm, organization, user),
                () -> source.membership(realm, organization, user),
                found -> inOrganization(realm, organization, user));
    }

    @Override
    public List<Membership> memberships(RealmId realm, UserId user) {
        return read(
                realm,
                List.of("memberships", realm, user),
                () -> source.memberships(realm, user),
                found -> found.size() > MOST_MEMBERSHIPS
                        ? Set.of()
                        : with(
                                found.stream()
                                        .flatMap(membership ->
                                                inOrganization(realm, membership.organization(), user).stream()),
                                new Person(user)));
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, OrganizationId organization, UserId user) {
        return read(
                realm,
                List.of("assignments", realm, organization, user),
                () -> source.assignments(realm, organization, user),
                found -> with(Stream.concat(
                        inOrganization(realm, organization, user).stream(),
                        found.stream().flatMap(CachedInputs::sources))));
    }

    @Override
    public List<SettingLevel> settings(RealmId realm, OrganizationPath path) {
        return read(
                realm,
                List.of("settings", realm, ids(path)),
                () -> source.settings(realm, path),
                found -> with(subjects(realm, path)));
    }

    @Override
    public List<UsableProvider> providers(RealmId realm, OrganizationId organization) {
        return read(
                realm,
                List.of("providers", realm, organization),
                () -> source.providers(realm, organization),
                found -> Set.of(new IdentityProviders(realm)));
    }

    @Override
    public Optional<Instant> sessionsNotBefore(RealmId realm, OrganizationId organization) {
        return read(
                realm,
                List.of("sessions", realm, organization),
                () -> source.sessionsNotBefore(realm, organization),
                found -> Set.of(new OneOrganization(realm, organization)));
    }

    @Override
    public List<RoleAssignment> assignments(RealmId realm, UserId user) {
        return source.assignments(realm, user);
    }

    @Override
    public Set<TeamId> teams(RealmId realm, OrganizationId organization, UserId user) {
        return source.teams(realm, organization, user);
    }

    @Override
    public long seatsTaken(RealmId realm, OrganizationId organization) {
        return source.seatsTaken(realm, organization);
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
    public boolean vouchedForElsewhere(RealmId realm, OrganizationId organization, UserId user) {
        return source.vouchedForElsewhere(realm, organization, user);
    }

    @Override
    public List<JoinRequest> joinRequests(RealmId realm, UserId user) {
        return source.joinRequests(realm, user);
    }

    @Override
    public List<Invitation> invitations(RealmId realm, String email, long now) {
        return source.invitations(realm, email, now);
    }

    private <T> T read(
            RealmId realm, List<?> question, Supplier<T> answer, Function<T, Set<DecisionSubject>> subjects) {
        return cache.read(question, answer, found -> within(realm, subjects.apply(found)));
    }

    /** Whatever is remembered is also of its realm. */
    private static Set<DecisionSubject> within(RealmId realm, Set<DecisionSubject> subjects) {
        return subjects.isEmpty() ? subjects : with(subjects.stream(), new EntireRealm(realm));
    }

    private static Set<DecisionSubject> subjects(
            RealmId realm, OrganizationId organization, Optional<OrganizationPath> path) {
        return with(path.stream().flatMap(found -> subjects(realm, found)), new OneOrganization(realm, organization));
    }

    private static Stream<DecisionSubject> subjects(RealmId realm, OrganizationPath path) {
        return path.rootFirst().stream().map(step -> new OneOrganization(realm, step.id()));
    }

    /** The organization itself too: without it there is no membership. */
    private static Set<DecisionSubject> inOrganization(RealmId realm, OrganizationId organization, UserId user) {
        return Set.of(new Person(user), new MembersOf(realm, organization), new OneOrganization(realm, organization));
    }

    private static Set<DecisionSubject> with(Stream<DecisionSubject> subjects, DecisionSubject... more) {
        return Stream.concat(subjects, Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    /** What else than the person's own rows an assignment comes from. */
    private static Stream<DecisionSubject> sources(RoleAssignment assignment) {
        Stream<DecisionSubject> team = assignment.principal() instanceof Principal.Team held
                ? Stream.of(new DecisionSubject.Team(held.team()))
                : Stream.empty();
        Stream<DecisionSubject> role = assignment.role() instanceof AssignedRole.OrganizationRole held
                        && held.role() instanceof CustomRole custom
                ? Stream.of(new DecisionSubject.CustomRole(custom.id()))
                : Stream.empty();
        return Stream.concat(team, role);
    }

    private static List<OrganizationId> ids(OrganizationPath path) {
        return path.rootFirst().stream().map(Organization::id).toList();
    }
}
