package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.KnownMembership;
import io.keycloakb2b.spi.MembershipSource;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.representations.idm.MembershipType;

/**
 * Reads the memberships of a user from Keycloak's tables, all of them in one query, and all of their mail domains in
 * another. The organizations stay managed, as they are when Keycloak reads them: so each says what the transaction has
 * made of it, and Keycloak needs not read it, nor its group, again.
 */
public final class MembershipRecords implements MembershipSource {

    private static final String MANAGED = MembershipType.MANAGED.name();

    private final EntityManager em;

    public MembershipRecords(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<? extends KnownMembership> of(String user) {
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
                .map(row -> new Held((OrganizationEntity) row[0], MANAGED.equals(row[2]), () -> readDomains(user)))
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

    private record Held(OrganizationEntity entity, boolean managed, Runnable readDomains) implements KnownMembership {

        @Override
        public String realm() {
            return entity.getRealmId();
        }

        @Override
        public String organization() {
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
