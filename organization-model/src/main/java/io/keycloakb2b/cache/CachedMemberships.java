package io.keycloakb2b.cache;

import com.github.benmanes.caffeine.cache.Interner;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.KnownMembership;
import io.keycloakb2b.spi.KnownMemberships;
import io.keycloakb2b.spi.KnownOrganization;
import io.keycloakb2b.spi.MembershipSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationDomainModel;

/**
 * What Keycloak itself asks about organizations and the memberships of a user, remembered over requests, until a
 * transaction has such a row in its hands.
 */
public final class CachedMemberships {

    /** Longer lists are read by each request rather than kept. */
    static final int MOST_MEMBERSHIPS = 5_000;

    /** Of all the people of an organization, who would each keep one of their own. */
    private static final Interner<KnownOrganization> SHARED = Interner.newWeakInterner();

    private final MembershipSource source;
    private final DecisionCacheProvider cache;

    public CachedMemberships(MembershipSource source, DecisionCacheProvider cache) {
        this.source = source;
        this.cache = cache;
    }

    /** Whether what is remembered is true for the transaction; nothing may be asked for where it is not. */
    public boolean usable() {
        return !cache.bypassed() && !source.inHands();
    }

    /** @param whenRead is told what the transaction has in its hands after this, where nothing was remembered */
    public KnownMemberships of(String user, Consumer<KnownMemberships> whenRead) {
        return cache.read(
                List.of("native memberships", user),
                () -> {
                    KnownMemberships read = KnownMemberships.of(source.of(user));
                    whenRead.accept(read);
                    return KnownMemberships.of(read.all()
                            .map(each -> new KnownMembership(copy(each.organization()), each.managed()))
                            .toList());
                },
                found -> subjects(user, found));
    }

    /** That there is none is not remembered, since databases differ in what they take for the same alias. */
    public Optional<KnownOrganization> organization(String realm, String alias) {
        return cache.read(
                List.of("native organization", realm, alias),
                () -> source.organization(realm, alias).map(CachedMemberships::copy),
                found -> found.stream().flatMap(CachedMemberships::subjects).collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<DecisionSubject> subjects(String user, KnownMemberships found) {
        if (found.size() > MOST_MEMBERSHIPS) {
            return Set.of();
        }
        return Stream.concat(
                        Stream.of(new DecisionSubject.Person(new UserId(user))),
                        found.all().flatMap(membership -> subjects(membership.organization())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<DecisionSubject> subjects(KnownOrganization organization) {
        RealmId realm = new RealmId(organization.realm());
        return Stream.of(
                new DecisionSubject.EntireRealm(realm),
                new DecisionSubject.OneOrganization(realm, new OrganizationId(organization.id())),
                new DecisionSubject.NativeDomains());
    }

    private static KnownOrganization copy(KnownOrganization read) {
        return SHARED.intern(new Snapshot(
                read.realm(),
                read.id(),
                read.name(),
                read.alias(),
                read.description(),
                read.redirectUrl(),
                read.domains().stream()
                        .map(domain -> new Domain(domain.getName(), domain.isVerified()))
                        .collect(Collectors.toUnmodifiableSet()),
                read.enabled()));
    }

    /** Keycloak's own has no equality. */
    private record Domain(String name, boolean verified) {}

    private record Snapshot(
            String realm,
            String id,
            String name,
            String alias,
            @Nullable String description,
            @Nullable String redirectUrl,
            Set<Domain> mailDomains,
            boolean enabled)
            implements KnownOrganization {

        @Override
        public boolean live() {
            return false;
        }

        @Override
        public Collection<OrganizationDomainModel> domains() {
            return mailDomains.stream()
                    .map(domain -> new OrganizationDomainModel(domain.name(), domain.verified()))
                    .toList();
        }
    }
}
