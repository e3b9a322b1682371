package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.jpa.entities.CompositeRoleEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.RoleEntity;

/** The same world as {@link ReferenceWorld}, in the pack's tables. */
final class WorldOnDisk {

    private final TestRealm realm;
    private final ClientId application;
    private final List<RoleId> roles = new ArrayList<>();
    private final List<RoleGroupId> groups = new ArrayList<>();
    private final List<UserId> people = new ArrayList<>();
    private final Map<Integer, OrganizationId> organizations = new HashMap<>();
    private final Map<OrganizationId, TeamId> teams = new HashMap<>();
    private CustomRole custom = new CustomRole(
            new OrganizationRoleId(TestRealm.uuid()),
            Optional.empty(),
            RoleName.of("Custom"),
            "Custom",
            "",
            Set.of(),
            Set.of());

    WorldOnDisk(TestDatabase database) {
        this(new TestRealm(database));
    }

    WorldOnDisk(TestRealm realm) {
        this.realm = realm;
        application = realm.client();
        for (int role = 0; role < ReferenceWorld.ROLES; role++) {
            roles.add(realm.role(application));
        }
        compose(roles.get(ReferenceWorld.COMPOSITE), roles.get(ReferenceWorld.PART));
        for (int group = 0; group < ReferenceWorld.GROUPS; group++) {
            groups.add(group(group));
        }
        for (int person = 0; person < ReferenceWorld.PEOPLE; person++) {
            people.add(realm.user("person-" + person));
        }
        realm.run(stores -> stores.roleTemplates().insert(realm.platform(), custom));
    }

    void create(int organization, Optional<Integer> parent) {
        OrganizationId id = realm.organization("organization-" + organization);
        OrganizationNode node = OrganizationNode.root(id);
        organizations.put(organization, id);
        realm.run(stores -> parent.ifPresentOrElse(
                above -> stores.hierarchy()
                        .insertChild(scope(above), node.withParent(id(above)), ReferenceWorld.MAX_DEPTH),
                () -> stores.hierarchy().insertRoot(realm.platform(), node)));
    }

    void move(int organization, Optional<Integer> parent) {
        realm.run(stores -> parent.ifPresentOrElse(
                above -> stores.hierarchy().move(scope(organization), scope(above), ReferenceWorld.MAX_DEPTH),
                () -> stores.hierarchy().moveToRoot(scope(organization))));
    }

    /** What a refused creation leaves of Keycloak's own. */
    void forget(int organization) {
        realm.delete(OrganizationEntity.class, id(organization).value());
    }

    void remove(int organization) {
        OrganizationId id = id(organization);
        realm.run(stores -> stores.removals().organizationRemoved(realm.id(), id));
        Optional.ofNullable(teams.remove(id)).ifPresent(team -> realm.delete(GroupEntity.class, team.value()));
        forget(organization);
    }

    void status(int organization, OrganizationStatus status) {
        OrganizationNode node = path(organization).organization().node().withStatus(status);
        realm.run(stores -> stores.hierarchy().update(scope(organization), node));
    }

    void grantApplication(int organization, GrantStatus status) {
        realm.run(stores -> stores.grants()
                .putApplication(scope(organization), new ApplicationGrant(id(organization), application, status)));
    }

    void withdrawApplication(int organization) {
        realm.run(stores -> stores.grants().removeApplication(scope(organization), application));
    }

    void grantGroup(int organization, int group, boolean exposed) {
        realm.run(stores -> stores.grants()
                .putRoleGroup(scope(organization), new RoleGroupGrant(id(organization), groups.get(group), exposed)));
    }

    void withdrawGroup(int organization, int group) {
        realm.run(stores -> stores.grants().removeRoleGroup(scope(organization), groups.get(group)));
    }

    void join(int organization, int person, boolean already) {
        if (!already) {
            realm.join(people.get(person), TestRealm.group(id(organization)));
        }
        member(organization, person, MembershipStatus.ACTIVE);
    }

    void member(int organization, int person, MembershipStatus status) {
        realm.run(stores -> stores.members()
                .put(
                        scope(organization),
                        Membership.employee(id(organization), people.get(person))
                                .withStatus(status)));
    }

    void assign(int organization, int person, int role) {
        realm.run(stores -> stores.assignments()
                .put(
                        scope(organization),
                        Sample.assignment(
                                id(organization),
                                new Principal.Member(people.get(person)),
                                appRole(role),
                                AssignmentSource.DIRECT,
                                "")));
    }

    void unassign(int organization, int person, int role) {
        realm.run(stores -> stores.assignments()
                .remove(
                        scope(organization),
                        new Principal.Member(people.get(person)),
                        appRole(role),
                        AssignmentSource.DIRECT));
    }

    void assignToTeam(int organization, int role) {
        TeamId team = team(organization);
        realm.run(stores -> stores.assignments()
                .put(
                        scope(organization),
                        Sample.assignment(
                                id(organization),
                                new Principal.Team(team),
                                appRole(role),
                                AssignmentSource.DIRECT,
                                "")));
    }

    void takeFromTeam(int organization, int role) {
        TeamId team = team(organization);
        realm.run(stores -> stores.assignments()
                .remove(scope(organization), new Principal.Team(team), appRole(role), AssignmentSource.DIRECT));
    }

    void joinTeam(int organization, int person) {
        String team = team(organization).value();
        boolean already = realm.inSession(session -> !session.createQuery(
                        "select m.groupId from UserGroupMembershipEntity m where m.user.id = :user"
                                + " and m.groupId = :team",
                        String.class)
                .setParameter("user", people.get(person).value())
                .setParameter("team", team)
                .getResultList()
                .isEmpty());
        if (!already) {
            realm.join(people.get(person), team);
        }
    }

    void giveCustomRole(int organization, int person, Optional<AssignmentScope> reach) {
        AssignedRole role = new AssignedRole.OrganizationRole(custom);
        Principal holder = new Principal.Member(people.get(person));
        realm.run(stores -> {
            stores.assignments().remove(scope(organization), holder, role, AssignmentSource.DIRECT);
            reach.ifPresent(given -> stores.assignments()
                    .put(
                            scope(organization),
                            new RoleAssignment(
                                    id(organization),
                                    holder,
                                    role,
                                    given,
                                    AssignmentSource.DIRECT,
                                    "",
                                    Optional.empty(),
                                    Optional.empty(),
                                    TestRealm.NOW)));
        });
    }

    void changeCustomRole(Set<Integer> held) {
        Set<AssignedRole.AppRole> appRoles = held.stream()
                .map(role -> new AssignedRole.AppRole(application, roles.get(role)))
                .collect(Collectors.toSet());
        custom = new CustomRole(
                custom.id(), Optional.empty(), custom.name(), custom.displayName(), "", Set.of(), appRoles);
        realm.run(stores -> stores.roleTemplates().update(realm.platform(), custom));
    }

    TestRealm realm() {
        return realm;
    }

    ClientId application() {
        return application;
    }

    UserId person(int number) {
        return people.get(number);
    }

    private TeamId team(int organization) {
        return teams.computeIfAbsent(id(organization), realm::team);
    }

    /** Root first. */
    List<Integer> pathOf(int organization) {
        Map<OrganizationId, Integer> numbers =
                organizations.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return path(organization).rootFirst().stream()
                .map(found -> numbers.get(found.id()))
                .toList();
    }

    Set<Integer> effective(int organization, int person) {
        return realm.inSession(session -> {
            DecisionRecords records = new DecisionRecords(session);
            OrganizationPath path = path(organization);
            CompositeRoles composites = records.composites(realm.id(), application);
            RoleCeiling ceiling = RoleCeiling.of(records.applicationLevels(realm.id(), path, application), composites);
            UserId user = people.get(person);
            return records
                    .membership(realm.id(), path.id(), user)
                    .map(membership -> EffectiveRoles.of(
                                    path,
                                    membership,
                                    records.assignments(realm.id(), path.id(), user),
                                    Map.of(application, ceiling),
                                    TestRealm.NOW)
                            .of(application))
                    .orElse(Set.of())
                    .stream()
                    .map(roles::indexOf)
                    .collect(Collectors.toSet());
        });
    }

    private OrganizationPath path(int organization) {
        return realm.inSession(session ->
                new DecisionRecords(session).path(realm.id(), id(organization)).orElseThrow());
    }

    OrganizationScope scope(int organization) {
        return realm.scope(id(organization));
    }

    OrganizationId id(int organization) {
        return Objects.requireNonNull(organizations.get(organization));
    }

    AssignedRole.AppRole appRole(int role) {
        return new AssignedRole.AppRole(application, roles.get(role));
    }

    private RoleGroupId group(int number) {
        RoleGroupId id = new RoleGroupId(TestRealm.uuid());
        Set<RoleId> held =
                ReferenceWorld.rolesOf(List.of(number)).stream().map(roles::get).collect(Collectors.toSet());
        realm.run(stores -> stores.catalogue()
                .insert(realm.platform(), new RoleGroup(id, application, "Group " + number, "", "", held)));
        return id;
    }

    private void compose(RoleId whole, RoleId part) {
        realm.inSession(session -> {
            session.persist(new CompositeRoleEntity(
                    session.getReference(RoleEntity.class, whole.value()),
                    session.getReference(RoleEntity.class, part.value())));
            return whole;
        });
    }
}
