package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.PersonScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.OrganizationFilter;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one query lists is what {@link OrganizationAccess} would let the person see, one by one. */
@EveryDatabase
final class VisibleOrganizationsTest {

    private static final int DEEP = OrganizationTree.GREATEST_MAX_DEPTH;

    private static final List<MembershipStatus> STATUSES = List.of(MembershipStatus.values());

    private final TestRealm realm;

    VisibleOrganizationsTest(TestDatabase database) {
        realm = new TestRealm(database);
    }

    @Test
    void listIsWhatAccessSaysOfEach_inRandomWorlds() {
        for (int seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            List<OrganizationId> organizations = tree(random, seed);
            UserId user = realm.user("user-" + seed);
            for (OrganizationId organization : organizations) {
                settle(random, organization, user);
            }

            assertThat(listed(TestScopes.person(realm.id(), user)))
                    .as("seed %s", seed)
                    .isEqualTo(permitted(organizations, user, Optional.empty()));
            OrganizationId bound = organizations.get(random.nextInt(organizations.size()));
            assertThat(listed(TestScopes.boundPerson(realm.id(), user, bound)))
                    .as("seed %s, bound to one", seed)
                    .isEqualTo(permitted(organizations, user, Optional.of(bound)));
        }
    }

    @Test
    void pagesMeetWithoutGapsOrRepeats() {
        UserId user = realm.user("many");
        Set<OrganizationId> all = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        for (int i = 0; i < 7; i++) {
            OrganizationId organization = realm.organization("Same name " + i % 2);
            realm.join(user, TestRealm.group(organization));
            all.add(organization);
        }

        Set<OrganizationId> seen = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        Optional<String> next = Optional.empty();
        int pages = 0;
        do {
            PageRequest request = new PageRequest(next, 3);
            Page<OrganizationNode> page = realm.read(stores -> stores.hierarchy()
                    .visible(TestScopes.person(realm.id(), user), OrganizationFilter.none(), request));
            page.items().forEach(node -> assertThat(seen.add(node.id())).isTrue());
            next = page.next();
            pages++;
        } while (next.isPresent());

        assertThat(pages).isEqualTo(3);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void filtersNarrowTheList() {
        OrganizationId parent = realm.organization("Größe & Co. 100%");
        OrganizationId child = realm.organization("Branch_1");
        realm.organization("Branch 2");
        realm.run(stores -> stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(child), DEEP));
        realm.run(stores -> stores.hierarchy().update(realm.scope(child), suspended(child, parent)));

        assertThat(all(filter("größe", null, null, null))).containsExactly(parent);
        assertThat(all(filter("0%", null, null, null))).containsExactly(parent);
        assertThat(all(filter("h_1", null, null, null))).containsExactly(child);
        assertThat(all(filter("branch", null, null, null))).hasSize(2);
        assertThat(all(filter(null, OrganizationStatus.SUSPENDED, null, null))).containsExactly(child);
        assertThat(all(filter(null, OrganizationStatus.ACTIVE, null, null))).hasSize(2);
        assertThat(all(filter(null, null, "partner", null))).containsExactly(child);
        assertThat(all(filter(null, null, OrganizationNode.DEFAULT_KIND, null))).hasSize(2);
        assertThat(all(filter(null, null, null, parent))).containsExactly(child);
        assertThat(all(filter("branch 2", null, null, parent))).isEmpty();
    }

    private List<OrganizationId> tree(Random random, int seed) {
        List<OrganizationId> organizations = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            OrganizationId organization = realm.organization(seed + "-" + i);
            if (i > 0 && random.nextInt(5) > 0) {
                OrganizationId parent = organizations.get(random.nextInt(organizations.size()));
                OrganizationNode node =
                        random.nextInt(4) == 0 ? explicit(organization) : OrganizationNode.root(organization);
                realm.run(stores -> stores.hierarchy().insertChild(realm.scope(parent), node, DEEP));
            }
            organizations.add(organization);
        }
        return organizations;
    }

    private void settle(Random random, OrganizationId organization, UserId user) {
        if (random.nextInt(3) > 0) {
            realm.join(user, TestRealm.group(organization));
            if (random.nextInt(3) == 0) {
                MembershipStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
                realm.run(stores ->
                        stores.members().put(realm.scope(organization), Sample.member(organization, user, status)));
            }
        }
        if (random.nextInt(2) == 0) {
            Principal principal = random.nextInt(3) == 0 ? team(organization, user) : new Principal.Member(user);
            realm.run(stores -> stores.assignments()
                    .put(
                            realm.scope(organization),
                            new RoleAssignment(
                                    organization,
                                    principal,
                                    new AssignedRole.OrganizationRole(BuiltInRole.AUDITOR),
                                    random.nextInt(3) == 0 ? AssignmentScope.SELF : AssignmentScope.SUBTREE,
                                    AssignmentSource.DIRECT,
                                    "",
                                    random.nextInt(4) == 0
                                            ? Optional.of(Instant.parse("2026-02-01T10:00:00Z"))
                                            : Optional.empty(),
                                    Optional.empty(),
                                    TestRealm.NOW)));
        }
    }

    private Principal team(OrganizationId organization, UserId user) {
        TeamId team = realm.team(organization);
        realm.join(user, team.value());
        return new Principal.Team(team);
    }

    private Set<String> listed(PersonScope scope) {
        return realm
                .read(stores -> stores.hierarchy()
                        .visible(scope, OrganizationFilter.none(), new PageRequest(Optional.empty(), 200)))
                .items()
                .stream()
                .map(node -> node.id().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> permitted(List<OrganizationId> organizations, UserId user, Optional<OrganizationId> bound) {
        Caller caller = new Caller.Member(realm.id(), user, bound, false, Actor.server());
        return realm.inSession(session -> organizations.stream()
                .filter(organization -> sees(session, caller, organization))
                .map(OrganizationId::value)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private boolean sees(Session session, Caller caller, OrganizationId organization) {
        DecisionInputsProvider inputs = RecordedInputs.of(session);
        OrganizationAccess access = new OrganizationAccess(inputs, Clock.fixed(TestRealm.NOW, ZoneOffset.UTC));
        return inputs.path(realm.id(), organization)
                .map(path -> access.permissions(caller, path).contains(Permission.ORGANIZATION_READ))
                .orElse(false);
    }

    private List<OrganizationId> all(OrganizationFilter filter) {
        return realm
                .read(stores ->
                        stores.hierarchy().all(realm.platform(), filter, new PageRequest(Optional.empty(), 200)))
                .items()
                .stream()
                .map(OrganizationNode::id)
                .toList();
    }

    private static OrganizationFilter filter(
            @Nullable String search,
            @Nullable OrganizationStatus status,
            @Nullable String kind,
            @Nullable OrganizationId parent) {
        return new OrganizationFilter(
                Optional.ofNullable(search),
                Optional.ofNullable(status),
                Optional.ofNullable(kind),
                Optional.ofNullable(parent),
                false);
    }

    private static OrganizationNode explicit(OrganizationId organization) {
        return node(
                organization,
                Optional.empty(),
                OrganizationNode.DEFAULT_KIND,
                OrganizationStatus.ACTIVE,
                AdminInheritance.EXPLICIT);
    }

    private static OrganizationNode suspended(OrganizationId organization, OrganizationId parent) {
        return node(
                organization, Optional.of(parent), "partner", OrganizationStatus.SUSPENDED, AdminInheritance.INHERIT);
    }

    private static OrganizationNode node(
            OrganizationId organization,
            Optional<OrganizationId> parent,
            String kind,
            OrganizationStatus status,
            AdminInheritance inheritance) {
        return new OrganizationNode(
                organization,
                parent,
                kind,
                status,
                inheritance,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }
}
