package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.ReadAhead;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.AccessInputs;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.OrganizationEntity;

/** What is read together says the same as what is read one by one, with the same statements for more of it. */
@EveryDatabase
final class ReadAheadTest {

    private final TestRealm realm;
    private final UserId user;

    ReadAheadTest(TestDatabase database) {
        realm = new TestRealm(database);
        user = realm.user("caller");
    }

    @Test
    void everyDecisionIsTheSame_inARandomWorld() {
        Random random = new Random(7);
        List<OrganizationId> all = chains(random, 12);

        for (Caller caller : List.of(
                member(Optional.empty()),
                member(Optional.of(all.get(1))),
                new Caller.PlatformAdministrator(realm.id(), true, false, Actor.server()))) {
            realm.inSession(session -> {
                DecisionInputsProvider single = RecordedInputs.of(session);
                AccessInputs together = ReadAhead.of(single, caller, all.subList(4, all.size()));
                for (OrganizationId organization : all) {
                    assertThat(together.path(realm.id(), organization))
                            .isEqualTo(single.path(realm.id(), organization));
                    assertThat(permissions(together, caller, organization))
                            .isEqualTo(permissions(single, caller, organization));
                    assertThat(together.assignments(realm.id(), organization, user))
                            .isEqualTo(single.assignments(realm.id(), organization, user));
                }
                return session;
            });
        }
    }

    @Test
    void anotherRealmAndAnotherPersonAreNotMixedIn() {
        OrganizationId organization = realm.organization("Org");
        realm.join(user, TestRealm.group(organization));
        UserId other = realm.member(organization, "other");

        realm.inSession(session -> {
            AccessInputs together =
                    ReadAhead.of(RecordedInputs.of(session), member(Optional.empty()), List.of(organization));
            assertThat(together.path(realm.sibling().id(), organization)).isEmpty();
            assertThat(together.membership(realm.id(), organization, other)).isPresent();
            assertThat(together.membership(realm.sibling().id(), organization, user))
                    .isEmpty();
            assertThat(together.path(realm.id(), new OrganizationId("nobody's")))
                    .isEmpty();
            return session;
        });
    }

    @Test
    void anAncestorThatVanishedHasNoPath() {
        OrganizationId parent = realm.organization("Parent");
        OrganizationId child = below(parent, "Child");
        realm.delete(OrganizationEntity.class, parent.value());

        realm.inSession(session -> {
            AccessInputs together = ReadAhead.of(RecordedInputs.of(session), member(Optional.empty()), List.of(child));
            assertThat(together.path(realm.id(), parent)).isEmpty();
            assertThat(together.path(realm.id(), child)).get().returns(false, path -> path.usable());
            return session;
        });
    }

    @Test
    void moreOrganizationsTakeNoMoreStatements() {
        List<OrganizationId> all = chains(new Random(1), 60);

        assertThat(List.of(statements(all.subList(0, 3)), statements(all))).containsExactly(3L, 3L);
    }

    @Test
    void deletionsAreReadTogether_forScopesOfOneRealmAlone() {
        List<Deletion> deletions = IntStream.range(0, 3)
                .mapToObj(i -> realm.organization("Leaving " + i))
                .map(id ->
                        new Deletion(id, OrganizationStatus.ACTIVE, TestRealm.NOW, TestRealm.NOW.plusSeconds(1), false))
                .toList();
        deletions.forEach(deletion ->
                realm.run(stores -> stores.deletions().put(realm.scope(deletion.organization()), deletion)));
        OrganizationScope first = realm.scope(deletions.get(0).organization());
        OrganizationScope second = realm.scope(deletions.get(1).organization());
        TestRealm other = realm.sibling();

        List<Deletion> found = realm.read(stores -> stores.deletions().find(first, List.of(second)));

        assertThat(found).containsExactlyInAnyOrder(deletions.get(0), deletions.get(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> realm.run(
                        stores -> stores.deletions().find(first, List.of(other.scope(other.organization("Foreign"))))));
    }

    private long statements(List<OrganizationId> organizations) {
        return realm.statementsOf(session -> {
            Caller caller = member(Optional.empty());
            AccessInputs together = ReadAhead.of(RecordedInputs.of(session), caller, organizations);
            organizations.forEach(organization -> permissions(together, caller, organization));
        });
    }

    private Set<Permission> permissions(AccessInputs inputs, Caller caller, OrganizationId organization) {
        OrganizationAccess access = new OrganizationAccess(inputs, Clock.fixed(TestRealm.NOW, ZoneOffset.UTC));
        return inputs.path(realm.id(), organization)
                .map(path -> access.permissions(caller, path))
                .orElse(Set.of());
    }

    private Caller.Member member(Optional<OrganizationId> bound) {
        return new Caller.Member(realm.id(), user, bound, true, Actor.server());
    }

    /** Organizations below one another in short chains, in each of which the caller may be something. */
    private List<OrganizationId> chains(Random random, int size) {
        List<OrganizationId> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            OrganizationId organization =
                    i % 4 == 0 ? realm.organization("Org " + i) : below(all.get(i - 1), "Org " + i);
            all.add(organization);
            if (random.nextBoolean()) {
                realm.join(user, TestRealm.group(organization));
            }
            TeamId team = realm.team(organization);
            if (random.nextInt(3) == 0) {
                realm.join(user, team.value());
            }
            Principal principal = random.nextBoolean() ? new Principal.Team(team) : new Principal.Member(user);
            AssignmentScope scope = random.nextBoolean() ? AssignmentScope.SUBTREE : AssignmentScope.SELF;
            realm.run(stores -> stores.assignments()
                    .put(
                            realm.scope(organization),
                            new RoleAssignment(
                                    organization,
                                    principal,
                                    new AssignedRole.OrganizationRole(BuiltInRole.ADMIN),
                                    scope,
                                    AssignmentSource.DIRECT,
                                    "",
                                    Optional.empty(),
                                    Optional.empty(),
                                    TestRealm.NOW)));
        }
        return all;
    }

    private OrganizationId below(OrganizationId parent, String name) {
        OrganizationId child = realm.organization(name);
        realm.run(stores -> stores.hierarchy()
                .insertChild(realm.scope(parent), OrganizationNode.root(child), OrganizationTree.GREATEST_MAX_DEPTH));
        return child;
    }
}
