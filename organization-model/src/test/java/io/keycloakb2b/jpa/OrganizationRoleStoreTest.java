package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.organization.Samples;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Custom roles of organizations and of the realm, and what becomes of those who hold them. */
@EveryDatabase
final class OrganizationRoleStoreTest {

    private final TestRealm realm;
    private final Sample sample;
    private final OrganizationScope scope;
    private final OrganizationId neighbour;

    OrganizationRoleStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        sample = Sample.in(realm, "sample");
        scope = realm.scope(sample.organization());
        neighbour = realm.organization("Neighbour");
    }

    @Test
    void aRoleIsFoundAsItWasWritten() {
        assertThat(find(scope, sample.customRole().id())).contains(sample.customRole());
        assertThat(one(stores -> stores.organizationRoles().named(scope, new RoleName("CLERK"))))
                .contains(sample.customRole());
    }

    @Test
    void aRoleWithoutAnythingIsARoleToo() {
        CustomRole empty = role("Nothing", Optional.of(sample.organization()));
        realm.run(stores -> stores.organizationRoles().insert(scope, empty));

        assertThat(find(scope, empty.id())).contains(empty);
    }

    @Test
    void anUpdateReplacesEverything() {
        AssignedRole.AppRole other = new AssignedRole.AppRole(sample.client(), realm.role(sample.client()));
        CustomRole changed = new CustomRole(
                sample.customRole().id(),
                Optional.of(sample.organization()),
                RoleName.of("Other"),
                "Other",
                "More",
                Set.of(Permission.AUDIT_READ),
                Set.of(other));

        realm.run(stores -> stores.organizationRoles().update(scope, changed));

        assertThat(find(scope, changed.id())).contains(changed);
    }

    @Test
    void organizationsUseTheirOwnRolesAndTheRealmsAndNoOthers() {
        CustomRole template = template("Assistant");
        CustomRole theirs = role("Theirs", Optional.of(neighbour));
        realm.run(stores -> stores.organizationRoles().insert(realm.scope(neighbour), theirs));

        assertThat(list(stores -> stores.organizationRoles().usable(scope)))
                .containsExactly(template, sample.customRole());
        assertThat(find(scope, theirs.id())).isEmpty();
        assertThat(one(stores -> stores.organizationRoles().named(scope, theirs.name())))
                .isEmpty();
        assertThat(list(stores -> stores.roleTemplates().all(realm.platform()))).containsExactly(template);
        assertThat(one(stores -> stores.roleTemplates().find(realm.platform(), theirs.id())))
                .isEmpty();
    }

    @Test
    void anotherRealmSeesAndChangesNothing() {
        TestRealm other = realm.sibling();
        OrganizationScope foreign = TestScopes.of(other.id(), sample.organization());
        Map<String, List<String>> before = realm.contents();

        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> other.run(stores -> stores.organizationRoles().update(foreign, sample.customRole())));
        other.run(stores -> {
            assertThat(stores.organizationRoles().usable(foreign)).isEmpty();
            stores.organizationRoles().remove(foreign, sample.customRole());
            stores.organizationRoles().replace(foreign, sample.customRole(), Optional.empty());
        });

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void aRoleOfAnotherOwnerIsNoRoleForThisScope() {
        CustomRole template = template("Template");
        List<Consumer<OrganizationStoreProvider>> writes = List.of(
                stores -> stores.organizationRoles().insert(scope, role("A", Optional.empty())),
                stores -> stores.organizationRoles().insert(scope, role("A", Optional.of(neighbour))),
                stores -> stores.organizationRoles().update(scope, template),
                stores -> stores.organizationRoles().remove(scope, template),
                stores -> stores.roleTemplates().insert(realm.platform(), role("A", Optional.of(neighbour))),
                stores -> stores.roleTemplates().remove(realm.platform(), sample.customRole()),
                stores -> stores.roleTemplates().remove(TestScopes.platformReader(realm.id()), template));

        for (Consumer<OrganizationStoreProvider> write : writes) {
            assertThatIllegalArgumentException().isThrownBy(() -> realm.run(write));
        }
    }

    @Test
    void twoNamesThatDifferInCaseOnlyAreOne() {
        assertNameTaken(
                stores -> stores.organizationRoles().insert(scope, role("cLERK", Optional.of(sample.organization()))));
        assertNameTaken(stores -> stores.roleTemplates().insert(realm.platform(), role("CLERK", Optional.empty())));
        template("Stra\u00dfe");
        assertNameTaken(stores ->
                stores.organizationRoles().insert(scope, role("STRASSE", Optional.of(sample.organization()))));
        realm.run(stores ->
                stores.organizationRoles().insert(realm.scope(neighbour), role("Clerk", Optional.of(neighbour))));
    }

    @Test
    void aRoleIsNotRenamedOntoAnother() {
        CustomRole template = template("Template");
        CustomRole own = sample.customRole();

        assertNameTaken(stores -> stores.organizationRoles()
                .update(
                        scope,
                        new CustomRole(
                                own.id(),
                                own.organization(),
                                RoleName.of("TEMPLATE"),
                                "",
                                "",
                                own.permissions(),
                                own.appRoles())));
        assertNameTaken(stores -> stores.roleTemplates()
                .update(
                        realm.platform(),
                        new CustomRole(
                                template.id(), Optional.empty(), RoleName.of("clerk"), "", "", Set.of(), Set.of())));
    }

    @Test
    void aNameIsNeverBothTheRealmsAndAnOrganizations_evenAtTheSameMoment() {
        Optional<OrganizationException> refusal = TwoTransactions.race(
                realm,
                stores -> stores.roleTemplates().insert(realm.platform(), role("Both", Optional.empty())),
                stores -> stores.organizationRoles()
                        .insert(realm.scope(neighbour), role("both", Optional.of(neighbour))));

        assertThat(refusal.map(OrganizationException::error)).contains(OrganizationError.ALREADY_EXISTS);
        assertThat(refusal.flatMap(OrganizationException::field)).contains("name");
    }

    @Test
    void manyAtOnceMakeOneRoleOfAName() {
        int refusals = ManyThreads.refusals(
                12,
                number -> realm.run(stores -> stores.organizationRoles()
                        .insert(scope, role(number % 2 == 0 ? "Race" : "RACE", Optional.of(sample.organization())))));

        assertThat(refusals).isEqualTo(11);
        assertThat(list(stores -> stores.organizationRoles().usable(scope))).hasSize(2);
    }

    @Test
    void anAssignmentBringsWhatItsRoleHolds() {
        assertThat(assigned()).contains(given(sample.customRole()));
    }

    @Test
    void anAssignmentOfARoleThatIsGoneGivesNothing() {
        realm.run(stores -> stores.organizationRoles().remove(scope, sample.customRole()));

        assertThat(assigned()).doesNotContain(given(sample.customRole())).isNotEmpty();
    }

    @Test
    void aRoleOfAnotherOrganizationGivesNothing_evenIfARowSaysSo() {
        CustomRole theirs = role("Theirs", Optional.of(neighbour));
        realm.run(stores -> {
            stores.organizationRoles().insert(realm.scope(neighbour), theirs);
            stores.assignments().put(scope, assignment(sample.user(), theirs));
        });

        assertThat(assigned()).doesNotContain(given(theirs));
    }

    @Test
    void aReplacedRoleIsReplacedForEverybody() {
        UserId colleague = realm.member(sample.organization(), "colleague");
        CustomRole template = template("Template");
        realm.run(stores -> {
            stores.assignments().put(scope, assignment(colleague, sample.customRole()));
            stores.assignments().put(scope, Samples.expiring(assignment(colleague, template), TestRealm.NOW));
        });

        realm.run(
                stores -> stores.organizationRoles().replace(scope, sample.customRole(), Optional.of(given(template))));

        assertThat(list(stores -> stores.assignments().giving(scope, given(sample.customRole()))))
                .isEmpty();
        assertThat(list(stores -> stores.assignments().giving(scope, given(template))))
                .extracting(RoleAssignment::principal)
                .containsExactlyInAnyOrder(new Principal.Member(sample.user()), new Principal.Member(colleague));
        // what lasted longer has stayed
        assertThat(list(stores -> stores.assignments().giving(scope, given(template))))
                .allMatch(assignment -> assignment.expiresAt().isEmpty());
    }

    @Test
    void aRoleOfTheRealmIsReplacedInEveryOrganization() {
        CustomRole template = template("Template");
        CustomRole other = template("Other");
        UserId there = realm.member(neighbour, "there");
        realm.run(stores -> {
            stores.assignments().put(scope, assignment(sample.user(), template));
            stores.assignments()
                    .put(
                            realm.scope(neighbour),
                            Sample.assignment(
                                    neighbour,
                                    new Principal.Member(there),
                                    given(template),
                                    AssignmentSource.DEFAULT,
                                    ""));
        });
        Long uses = realm.read(stores -> stores.roleTemplates().uses(realm.platform(), template));
        assertThat(uses).isEqualTo(2);

        realm.run(stores -> stores.roleTemplates().replace(realm.platform(), template, Optional.of(given(other))));

        assertThat(assigned()).contains(given(other)).doesNotContain(given(template));
        assertThat(list(stores -> stores.assignments().giving(realm.scope(neighbour), given(other))))
                .extracting(RoleAssignment::source)
                .containsExactly(AssignmentSource.DEFAULT);
    }

    @Test
    void aDroppedRoleLeavesTheOthersAlone() {
        Map<String, List<String>> before = realm.contents();
        CustomRole template = template("Template");
        realm.run(stores -> stores.assignments().put(scope, assignment(sample.user(), template)));

        realm.run(stores -> {
            stores.roleTemplates().replace(realm.platform(), template, Optional.empty());
            stores.roleTemplates().remove(realm.platform(), template);
        });

        assertThat(realm.contents()).isEqualTo(before);
    }

    private CustomRole template(String name) {
        CustomRole template = role(name, Optional.empty());
        realm.run(stores -> stores.roleTemplates().insert(realm.platform(), template));
        return template;
    }

    private static CustomRole role(String name, Optional<OrganizationId> owner) {
        return new CustomRole(
                new OrganizationRoleId(TestRealm.uuid()), owner, RoleName.of(name), name, "", Set.of(), Set.of());
    }

    private RoleAssignment assignment(UserId user, OrganizationRole role) {
        return Sample.assignment(
                sample.organization(), new Principal.Member(user), given(role), AssignmentSource.DIRECT, "");
    }

    private static AssignedRole given(OrganizationRole role) {
        return new AssignedRole.OrganizationRole(role);
    }

    private List<AssignedRole> assigned() {
        List<AssignedRole> assigned = realm.inSession(session -> new DecisionRecords(session)
                .assignments(realm.id(), sample.organization(), sample.user()).stream()
                        .map(RoleAssignment::role)
                        .toList());
        assertThat(assigned).contains(given(BuiltInRole.OWNER));
        return assigned;
    }

    private void assertNameTaken(Consumer<OrganizationStoreProvider> write) {
        assertRefused(OrganizationError.ALREADY_EXISTS, "name", () -> realm.run(write));
    }

    private Optional<CustomRole> find(OrganizationScope where, OrganizationRoleId id) {
        return one(stores -> stores.organizationRoles().find(where, id));
    }

    private <T> Optional<T> one(Function<OrganizationStoreProvider, Optional<T>> work) {
        return realm.read(work);
    }

    private <T> List<T> list(Function<OrganizationStoreProvider, List<T>> work) {
        return realm.read(work);
    }
}
