package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.KnownMembership;
import io.keycloakb2b.spi.KnownOrganization;
import io.keycloakb2b.spi.MembershipSource;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.engine.spi.EntityHolder;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.jpa.entities.OrganizationDomainEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.storage.jpa.entity.FederatedUserGroupMembershipEntity;

/**
 * Reads the memberships of a user from Keycloak's tables, all of them in one query, and all of their mail domains in
 * another. The organizations stay managed, as they are when Keycloak reads them: so each says what the transaction has
 * made of it, and Keycloak needs not read it, nor its group, again.
 */
public final class MembershipRecords implements MembershipSource {

    private static final String MANAGED = MembershipType.MANAGED.name();

    /** The rows that memberships are read from. */
    private static final Set<String> ROWS = Stream.of(
                    OrganizationEntity.class,
                    OrganizationDomainEntity.class,
                    UserGroupMembershipEntity.class,
                    FederatedUserGroupMembershipEntity.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final EntityManager em;

    /** Behind the proxy that Keycloak puts before it, which costs more than what is asked here. */
    private final SessionImplementor session;

    private boolean inHands;

    public MembershipRecords(EntityManager em) {
        this.em = em;
        this.session = em.unwrap(SessionImplementor.class);
    }

    @Override
    public List<KnownMembership> of(String user) {
        NativeMembership kind = NativeMembership.of(new UserId(user));
        return em
                .createQuery(
                        "select o, g, " + kind.type("m") + " from " + kind.table() + " m"
                                + " join OrganizationEntity o on o.groupId = m.groupId"
                                + " left join GroupEntity g on g.id = o.groupId"
                                + " where " + kind.user("m") + " = :user order by o.name",
                        Object[].class)
                .setParameter("user", user)
                .getResultList()
                .stream()
                .map(row -> new KnownMembership(
                        new Held((OrganizationEntity) row[0], () -> readDomains(user)), MANAGED.equals(row[2])))
                .toList();
    }

    /** Of all the organizations, since whoever looks at those of one looks for the one with a domain. */
    private void readDomains(String user) {
        NativeMembership kind = NativeMembership.of(new UserId(user));
        em.createQuery(
                        "select o from OrganizationEntity o left join fetch o.domains where o.groupId in"
                                + " (select m.groupId from " + kind.table() + " m where " + kind.user("m")
                                + " = :user)",
                        OrganizationEntity.class)
                .setParameter("user", user)
                .getResultList();
    }

    @Override
    public Optional<KnownOrganization> organization(String realm, String alias) {
        return em.createQuery(
                        "select o from OrganizationEntity o left join fetch o.domains"
                                + " where o.realmId = :realm and o.alias = :alias",
                        OrganizationEntity.class)
                .setParameter("realm", realm)
                .setParameter("alias", alias)
                .getResultStream()
                .findFirst()
                .map(found -> new Held(found, () -> Hibernate.initialize(found.getDomains())));
    }

    /** Asked for nearly every word that is said of an organization, and true for good once it is. */
    @Override
    public boolean inHands() {
        if (!inHands) {
            @Nullable
            Map<EntityKey, EntityHolder> rows =
                    session.getPersistenceContextInternal().getEntityHoldersByKey();
            inHands = rows != null && anyOfThem(rows.keySet());
        }
        return inHands;
    }

    /** Without a stream: a user with many memberships has it asked as many times. */
    private static boolean anyOfThem(Set<EntityKey> rows) {
        for (EntityKey row : rows) {
            if (ROWS.contains(row.getEntityName())) {
                return true;
            }
        }
        return false;
    }

    private record Held(OrganizationEntity entity, Runnable readDomains) implements KnownOrganization {

        @Override
        public boolean live() {
            return true;
        }

        @Override
        public String realm() {
            return entity.getRealmId();
        }

        @Override
        public String id() {
            return entity.getId();
        }

        @Override
        public String name() {
            return entity.getName();
        }

        @Override
        public String alias() {
            return entity.getAlias();
        }

        @Override
        public @Nullable String description() {
            return entity.getDescription();
        }

        @Override
        public @Nullable String redirectUrl() {
            return entity.getRedirectUrl();
        }

        @Override
        public Collection<OrganizationDomainModel> domains() {
            if (!Hibernate.isInitialized(entity.getDomains())) {
                readDomains.run();
            }
            return entity.getDomains().stream()
                    .map(domain -> new OrganizationDomainModel(domain.getName(), domain.isVerified()))
                    .toList();
        }

        @Override
        public boolean enabled() {
            return entity.isEnabled();
        }
    }
}
