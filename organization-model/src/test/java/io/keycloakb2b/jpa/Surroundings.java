package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.hibernate.Session;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;

/** What else happens to organizations: the reference knows nothing of it, decisions read it. */
interface Surroundings extends Operation {

    String DOMAIN = "example.org";

    HostName HOST = new HostName("login.example.org");

    void run(WorldOnDisk disk, OrganizationId organization);

    int organization();

    @Override
    default void run(ReferenceWorld reference, WorldOnDisk disk) {
        if (reference.has(organization())) {
            run(disk, disk.id(organization()));
        }
    }

    /** In Keycloak's own console, which announces nothing. */
    record EditedNatively(int organization, boolean enabled, int name) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().inSession(session -> {
                OrganizationEntity entity = session.find(OrganizationEntity.class, id.value());
                entity.setName(id.value() + " " + name);
                entity.setAlias(alias(id, name));
                entity.setEnabled(enabled);
                return entity;
            });
        }
    }

    static String alias(OrganizationId id, int name) {
        return name == 0 ? id.value() : id.value() + "-" + name;
    }

    record ChangedSetting(int organization, boolean present, boolean locked) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().run(stores -> {
                if (present) {
                    stores.settings().put(disk.scope(organization), new Setting(SettingName.MFA, "required", locked));
                } else {
                    stores.settings().remove(disk.scope(organization), SettingName.MFA);
                }
            });
        }
    }

    /** At most one organization owns it: it moves. */
    record MovedDomain(int organization, boolean policy) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().inSession(session -> {
                new DecisionRecords(session)
                        .ownedDomain(disk.realm().id(), DOMAIN)
                        .ifPresent(owned -> disk.realm()
                                .storesIn(session)
                                .domains()
                                .remove(disk.realm().scope(owned.organization()), DOMAIN));
                disk.realm()
                        .storesIn(session)
                        .domains()
                        .put(disk.scope(organization), new DomainProof(id, DOMAIN, DomainProof.Kind.OWNED, policy));
                return id;
            });
        }
    }

    /** At most one organization has it: it moves. */
    record MovedHost(int organization) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().inSession(session -> {
                new DecisionRecords(session)
                        .organizationByHost(disk.realm().id(), HOST)
                        .ifPresent(owner -> disk.realm()
                                .storesIn(session)
                                .hosts()
                                .remove(disk.realm().scope(owner)));
                disk.realm().storesIn(session).hosts().put(disk.scope(organization), HOST);
                return id;
            });
        }
    }

    record OtherHost(int organization) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().run(stores -> stores.hosts()
                    .put(disk.scope(organization), new HostName("login." + id.value() + ".example")));
        }
    }

    record LostDomain(int organization) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().run(stores -> stores.domains().remove(disk.scope(organization), DOMAIN));
        }
    }

    record EndedSessions(int organization, Optional<Integer> person, boolean subtree, int days)
            implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            Instant moment = TestRealm.NOW.plus(Duration.ofDays(days));
            disk.realm().run(stores -> {
                if (person.isPresent()) {
                    stores.members()
                            .endSessionsBefore(
                                    disk.scope(organization), new Principal.Member(disk.person(person.get())), moment);
                } else if (subtree) {
                    stores.hierarchy().endSubtreeSessionsBefore(disk.scope(organization), moment);
                } else {
                    stores.hierarchy().endSessionsBefore(disk.scope(organization), moment);
                }
            });
        }
    }

    record ChangedProvider(int organization, boolean enabled) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().inSession(session -> {
                IdentityProviderEntity provider = session.find(IdentityProviderEntity.class, id.value());
                if (provider == null) {
                    provider = new IdentityProviderEntity();
                    provider.setInternalId(id.value());
                    provider.setRealmId(disk.realm().id().value());
                    provider.setAlias(id.value());
                    provider.setProviderId("oidc");
                    session.persist(provider);
                }
                provider.setOrganizationId(id.value());
                provider.setEnabled(enabled);
                return provider;
            });
        }
    }

    /** Natively, which takes the pack's rows along. */
    record Left(int organization, int person) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            UserId user = disk.person(person);
            disk.realm().inSession(session -> {
                session.createQuery(
                                "select m from UserGroupMembershipEntity m where m.user.id = :user"
                                        + " and m.groupId = :group",
                                UserGroupMembershipEntity.class)
                        .setParameter("user", user.value())
                        .setParameter("group", TestRealm.group(id))
                        .getResultList()
                        .forEach(session::remove);
                disk.realm()
                        .storesIn(session)
                        .removals()
                        .memberLeft(disk.realm().id(), id, user);
                return user;
            });
        }
    }

    /** A role that belongs to the organization, is made or changed, and given to somebody; or is no more. */
    record OwnRole(int organization, int person, Optional<Set<Integer>> held) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.realm().inSession(session -> {
                run(disk, id, session);
                return id;
            });
        }

        private void run(WorldOnDisk disk, OrganizationId id, Session session) {
            var stores = disk.realm().storesIn(session);
            var roles = stores.organizationRoles();
            OrganizationRoleId own = new OrganizationRoleId(id.value());
            Optional<CustomRole> stored = roles.find(disk.scope(organization), own);
            if (held.isEmpty()) {
                stored.ifPresent(role -> roles.remove(disk.scope(organization), role));
                return;
            }
            CustomRole role = new CustomRole(
                    own,
                    Optional.of(id),
                    RoleName.of("Own"),
                    "Own",
                    "",
                    Set.of(),
                    held.get().stream().map(disk::appRole).collect(Collectors.toSet()));
            stored.ifPresentOrElse(
                    known -> roles.update(disk.scope(organization), role),
                    () -> roles.insert(disk.scope(organization), role));
            stores.assignments()
                    .put(
                            disk.scope(organization),
                            Sample.assignment(
                                    id,
                                    new Principal.Member(disk.person(person)),
                                    new AssignedRole.OrganizationRole(role),
                                    AssignmentSource.DIRECT,
                                    ""));
        }
    }

    /** A role of a team, without a word about its members. */
    record ChangedTeam(int organization, int role, boolean given) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            if (given) {
                disk.assignToTeam(organization, role);
            } else {
                disk.takeFromTeam(organization, role);
            }
        }
    }

    /** Natively. */
    record JoinedTeam(int organization, int person) implements Surroundings {
        @Override
        public void run(WorldOnDisk disk, OrganizationId id) {
            disk.joinTeam(organization, person);
        }
    }

    /** Everything there is. */
    static Arbitrary<Operation> any() {
        // a few of them, so that much happens to each
        Arbitrary<Integer> organization = Arbitraries.integers().between(0, 1);
        Arbitrary<Integer> person = Arbitraries.integers().between(0, ReferenceWorld.PEOPLE - 1);
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 2);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Arbitraries.oneOf(
                Combinators.combine(organization, either, number).as(EditedNatively::new),
                Combinators.combine(organization, either, either).as(ChangedSetting::new),
                Combinators.combine(organization, either).as(MovedDomain::new),
                organization.map(LostDomain::new),
                organization.map(MovedHost::new),
                organization.map(OtherHost::new),
                Combinators.combine(organization, person.optional(0.5), either, number)
                        .as(EndedSessions::new),
                Combinators.combine(organization, either).as(ChangedProvider::new),
                Combinators.combine(organization, person).as(Left::new),
                Combinators.combine(organization, Arbitraries.integers().between(0, ReferenceWorld.ROLES - 1), either)
                        .as(ChangedTeam::new),
                Combinators.combine(organization, person).as(JoinedTeam::new),
                Combinators.combine(
                                organization,
                                person,
                                Arbitraries.integers()
                                        .between(0, ReferenceWorld.ROLES - 1)
                                        .set()
                                        .ofMaxSize(2)
                                        .optional(0.8))
                        .as(OwnRole::new));
    }
}
