package io.keycloakb2b.access;

import static io.keycloakb2b.organization.AssignmentScope.SELF;
import static io.keycloakb2b.organization.AssignmentScope.SUBTREE;
import static io.keycloakb2b.organization.BuiltInRole.ADMIN;
import static io.keycloakb2b.organization.BuiltInRole.AUDITOR;
import static io.keycloakb2b.organization.BuiltInRole.MEMBER_MANAGER;
import static io.keycloakb2b.organization.BuiltInRole.OWNER;
import static io.keycloakb2b.organization.OrganizationError.FORBIDDEN;
import static io.keycloakb2b.organization.OrganizationError.NOT_FOUND;
import static io.keycloakb2b.organization.OrganizationError.ORGANIZATION_UNAVAILABLE;
import static io.keycloakb2b.organization.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.Samples;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ann and the organizations of one realm: {@code holding} above {@code north} above {@code harbour}, {@code south}
 * beside {@code north}, and {@code stranger} by itself. What Ann is not told of does not exist for her.
 */
final class OrganizationAccessTest {

    private static final RealmId REALM = new RealmId("realm");
    private static final RealmId OTHER_REALM = new RealmId("other-realm");
    private static final OrganizationId HOLDING = Samples.organization("holding");
    private static final OrganizationId NORTH = Samples.organization("north");
    private static final OrganizationId SOUTH = Samples.organization("south");
    private static final OrganizationId HARBOUR = Samples.organization("harbour");
    private static final OrganizationId STRANGER = Samples.organization("stranger");
    private static final List<OrganizationId> ALL = List.of(HOLDING, NORTH, SOUTH, HARBOUR, STRANGER);
    private static final UserId ANN = Samples.user("ann");
    private static final Actor ACTOR = new Actor(Optional.of(ANN), "realm", "portal", "192.0.2.1");

    private final InMemoryInputs inputs = new InMemoryInputs();
    private final OrganizationAccess access = new OrganizationAccess(inputs, Clock.fixed(NOW, ZoneOffset.UTC));
    private final Caller ann = new Caller.Member(REALM, ANN, Optional.empty(), true, ACTOR);

    @BeforeEach
    void someOrganizations() {
        inputs.put(REALM, Samples.active(HOLDING, Optional.empty()));
        inputs.put(REALM, Samples.active(NORTH, Optional.of(HOLDING)));
        inputs.put(REALM, Samples.active(SOUTH, Optional.of(HOLDING)));
        inputs.put(REALM, Samples.active(HARBOUR, Optional.of(NORTH)));
        inputs.put(REALM, Samples.active(STRANGER, Optional.empty()));
    }

    @Test
    void anOrganizationThatDoesNotExistIsNotFound() {
        assertRefused(NOT_FOUND, ann, Permission.ORGANIZATION_READ, Samples.organization("nowhere"));
        assertRefused(NOT_FOUND, platform(true, true), Permission.ORGANIZATION_READ, Samples.organization("nowhere"));
    }

    @ParameterizedTest
    @EnumSource
    void anOrganizationThatIsNotHersIsNotFoundWhateverSheAsksFor(Permission permission) {
        annIs(OWNER, NORTH, SELF);

        assertRefused(NOT_FOUND, ann, permission, STRANGER);
    }

    @ParameterizedTest
    @EnumSource
    void whoMayNotSeeAnOrganizationCannotTellItFromOneThatDoesNotExist(Permission permission) {
        OrganizationException foreign = refusal(ann, permission, STRANGER);
        OrganizationException absent = refusal(ann, permission, Samples.organization("nowhere"));

        assertThat(foreign.error()).isEqualTo(absent.error());
        assertThat(foreign.rule()).isEqualTo(absent.rule());
        assertThat(foreign.field()).isEqualTo(absent.field());
    }

    @Test
    void aSuspendedOrganizationThatIsNotHersIsNotFoundToo() {
        suspend(STRANGER);

        assertRefused(NOT_FOUND, ann, Permission.ORGANIZATION_READ, STRANGER);
    }

    @Test
    void aPlainMemberSeesTheOrganizationAndIsForbiddenTheRest() {
        annIsMemberOf(NORTH);

        assertMay(ann, Permission.ORGANIZATION_READ, NORTH);
        for (Permission permission : EnumSet.complementOf(EnumSet.of(Permission.ORGANIZATION_READ))) {
            assertRefused(FORBIDDEN, ann, permission, NORTH);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoleGivesItsPermissionsAndNoOthers(BuiltInRole role) {
        annIs(role, NORTH, SELF);

        assertThat(allowed(ann, NORTH)).isEqualTo(role.permissions());
    }

    @Test
    void aCustomRoleGivesItsPermissionsAndNoOthers() {
        annIsMemberOf(NORTH);
        inputs.put(REALM, custom(NORTH, SELF));

        assertThat(allowed(ann, NORTH))
                .containsExactlyInAnyOrder(Permission.ORGANIZATION_READ, Permission.CHILDREN_MANAGE);
        assertRefused(NOT_FOUND, ann, Permission.CHILDREN_MANAGE, HARBOUR);
    }

    @Test
    void aCustomRoleOfASubtreeReachesBelow() {
        annIsMemberOf(HOLDING);
        inputs.put(REALM, custom(HOLDING, SUBTREE));

        assertThat(allowed(ann, HARBOUR)).contains(Permission.CHILDREN_MANAGE).doesNotContain(Permission.AUDIT_READ);
    }

    private static RoleAssignment custom(OrganizationId organization, AssignmentScope scope) {
        CustomRole role =
                Samples.customRole("Planner", Set.of(Permission.ORGANIZATION_READ, Permission.CHILDREN_MANAGE));
        return Samples.assignment(organization, ANN, new AssignedRole.OrganizationRole(role), scope);
    }

    @Test
    void rolesAddUp() {
        annIs(AUDITOR, NORTH, SELF);
        annIs(MEMBER_MANAGER, NORTH, SELF);

        assertThat(allowed(ann, NORTH))
                .containsAll(AUDITOR.permissions())
                .containsAll(MEMBER_MANAGER.permissions())
                .doesNotContain(Permission.SETTINGS_MANAGE, Permission.OWNERSHIP);
    }

    @Test
    void aRoleOfHerTeamIsHers() {
        TeamId team = new TeamId("team");
        annIsMemberOf(NORTH);
        inputs.put(REALM, teamAssignment(team));
        assertRefused(FORBIDDEN, ann, Permission.AUDIT_READ, NORTH);

        inputs.put(team, ANN);
        assertMay(ann, Permission.AUDIT_READ, NORTH);
    }

    @Test
    void aScopeSaysWhatWasCheckedForWhom() {
        annIs(ADMIN, NORTH, SELF);

        OrganizationScope scope = access.require(ann, Permission.MEMBERS_MANAGE, NORTH);

        assertThat(scope.realm()).isEqualTo(REALM);
        assertThat(scope.organization()).isEqualTo(NORTH);
        assertThat(scope.permission()).isEqualTo(Permission.MEMBERS_MANAGE);
        assertThat(scope.actor()).isEqualTo(ACTOR);
    }

    @Test
    void anAdministratorOfOneOrganizationReachesNoOther() {
        annIs(OWNER, NORTH, SELF);

        assertThat(reached(ann)).containsExactly(NORTH);
    }

    @Test
    void anAdministratorOfASubtreeReachesItAndNeitherParentNorSibling() {
        annIs(OWNER, NORTH, SUBTREE);

        assertThat(reached(ann)).containsExactly(NORTH, HARBOUR);
    }

    @Test
    void anAdministratorOfAllReachesEveryLevel() {
        annIs(ADMIN, HOLDING, SUBTREE);

        assertThat(reached(ann)).containsExactly(HOLDING, NORTH, SOUTH, HARBOUR);
        assertThat(allowed(ann, HARBOUR)).isEqualTo(ADMIN.permissions());
    }

    @Test
    void membershipAboveGivesNothingBelow() {
        annIs(ADMIN, HOLDING, SELF);
        annIsMemberOf(NORTH);

        assertThat(allowed(ann, NORTH)).isEqualTo(BuiltInRole.MEMBER.permissions());
        assertRefused(NOT_FOUND, ann, Permission.ORGANIZATION_READ, HARBOUR);
    }

    @Test
    void administrationStopsAtTheFirstOrganizationThatDoesNotInherit() {
        annIs(OWNER, HOLDING, SUBTREE);
        explicit(NORTH);

        assertThat(reached(ann)).containsExactly(HOLDING, SOUTH);
    }

    @Test
    void administrationStopsAtALeafThatDoesNotInherit() {
        annIs(OWNER, HOLDING, SUBTREE);
        explicit(HARBOUR);

        assertThat(reached(ann)).containsExactly(HOLDING, NORTH, SOUTH);
    }

    @Test
    void whatTheAdministratedOrganizationItselfInheritsDoesNotMatter() {
        annIs(OWNER, NORTH, SUBTREE);
        explicit(NORTH);
        explicit(HOLDING);

        assertThat(reached(ann)).containsExactly(NORTH, HARBOUR);
    }

    @Test
    void anAssignmentBelowIsNotCutByOneThatDoesNotInherit() {
        annIs(AUDITOR, HOLDING, SUBTREE);
        annIs(MEMBER_MANAGER, HARBOUR, SELF);
        explicit(HARBOUR);

        assertThat(allowed(ann, HARBOUR)).isEqualTo(MEMBER_MANAGER.permissions());
    }

    @Test
    void ownAndInheritedRolesAddUp() {
        annIs(AUDITOR, HOLDING, SUBTREE);
        annIs(MEMBER_MANAGER, HARBOUR, SELF);

        assertThat(allowed(ann, HARBOUR)).containsAll(AUDITOR.permissions()).containsAll(MEMBER_MANAGER.permissions());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "SUSPENDED"})
    void aMemberWhoIsNotActiveHasNothingHereOrBelow(MembershipStatus status) {
        annIs(OWNER, NORTH, SUBTREE);
        inputs.put(REALM, Membership.employee(NORTH, ANN).withStatus(status));

        assertThat(reached(ann)).isEmpty();
    }

    @Test
    void aMemberWhoIsSuspendedBelowKeepsWhatComesFromAbove() {
        annIs(ADMIN, HOLDING, SUBTREE);
        annIs(OWNER, NORTH, SELF);
        inputs.put(REALM, Membership.employee(NORTH, ANN).withStatus(MembershipStatus.SUSPENDED));

        assertThat(allowed(ann, NORTH)).isEqualTo(ADMIN.permissions());
    }

    @Test
    void anAssignmentWithoutMembershipGivesNothing() {
        inputs.put(REALM, assignment(OWNER, NORTH, SUBTREE));

        assertThat(reached(ann)).isEmpty();
    }

    @Test
    void anExpiredAssignmentDoesNotCount() {
        annIsMemberOf(NORTH);
        inputs.put(REALM, Samples.expiring(assignment(OWNER, NORTH, SUBTREE), NOW));

        assertThat(allowed(ann, NORTH)).isEqualTo(BuiltInRole.MEMBER.permissions());
        assertRefused(NOT_FOUND, ann, Permission.ORGANIZATION_READ, HARBOUR);
    }

    @Test
    void anAssignmentCountsUntilItExpires() {
        annIsMemberOf(NORTH);
        inputs.put(REALM, Samples.expiring(assignment(OWNER, NORTH, SUBTREE), NOW.plusMillis(1)));

        assertMay(ann, Permission.OWNERSHIP, HARBOUR);
    }

    @Test
    void aTokenReachesTheOrganizationItIsBoundToAndThoseBelow() {
        annIs(OWNER, HOLDING, SUBTREE);
        annIs(OWNER, STRANGER, SELF);

        assertThat(reached(boundTo(NORTH))).containsExactly(NORTH, HARBOUR);
        assertThat(reached(boundTo(HARBOUR))).containsExactly(HARBOUR);
        assertThat(reached(boundTo(STRANGER))).containsExactly(STRANGER);
        assertThat(reached(ann)).containsExactlyElementsOf(ALL);
    }

    @Test
    void aBoundTokenGivesNoRightThatThePersonLacks() {
        annIs(AUDITOR, NORTH, SELF);

        assertThat(reached(boundTo(NORTH))).containsExactly(NORTH);
        assertThat(allowed(boundTo(NORTH), NORTH)).isEqualTo(AUDITOR.permissions());
        assertThat(reached(boundTo(Samples.organization("nowhere")))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatMayOnlyReadNeverChangesAnything(Permission permission) {
        annIs(OWNER, NORTH, SUBTREE);
        Caller reader = new Caller.Member(REALM, ANN, Optional.empty(), false, ACTOR);

        for (OrganizationId organization : List.of(NORTH, HARBOUR)) {
            if (permission.changes()) {
                assertRefused(FORBIDDEN, reader, permission, organization);
            } else {
                assertMay(reader, permission, organization);
            }
        }
    }

    @Test
    void exactlyTheReadPermissionsChangeNothing() {
        assertThat(Stream.of(Permission.values())
                        .filter(permission -> !permission.changes())
                        .map(Permission::word))
                .containsExactlyInAnyOrder(
                        "organization:read",
                        "members:read",
                        "invitations:read",
                        "teams:read",
                        "roles:read",
                        "applications:read",
                        "settings:read",
                        "domains:read",
                        "children:read",
                        "sessions:read",
                        "audit:read",
                        "keys:read");
    }

    @Test
    void aSuspendedOrganizationIsClosedToItsOwners() {
        annIs(OWNER, NORTH, SELF);
        suspend(NORTH);

        assertRefused(ORGANIZATION_UNAVAILABLE, ann, Permission.ORGANIZATION_READ, NORTH);
        assertRefused(ORGANIZATION_UNAVAILABLE, ann, Permission.ORGANIZATION_MANAGE, NORTH);
    }

    @Test
    void aSuspendedParentClosesWhatLiesBelowAndNotWhatLiesBeside() {
        annIs(OWNER, HOLDING, SUBTREE);
        annIs(OWNER, HARBOUR, SELF);
        suspend(NORTH);

        assertRefused(ORGANIZATION_UNAVAILABLE, ann, Permission.MEMBERS_MANAGE, HARBOUR);
        assertRefused(ORGANIZATION_UNAVAILABLE, ann, Permission.MEMBERS_MANAGE, NORTH);
        assertMay(ann, Permission.MEMBERS_MANAGE, SOUTH);
    }

    @Test
    void anOrganizationThatIsDisabledOrBeingDeletedIsClosedToo() {
        annIs(OWNER, NORTH, SELF);
        annIs(OWNER, SOUTH, SELF);
        inputs.put(REALM, Samples.disabled(inputs.get(REALM, NORTH)));
        inputs.put(REALM, Samples.withStatus(inputs.get(REALM, SOUTH), OrganizationStatus.DELETING));

        assertRefused(ORGANIZATION_UNAVAILABLE, ann, Permission.ORGANIZATION_READ, NORTH);
        assertRefused(ORGANIZATION_UNAVAILABLE, ann, Permission.ORGANIZATION_READ, SOUTH);
    }

    @Test
    void platformAdministratorsReachEveryOrganizationSuspendedOnesToo() {
        suspend(NORTH);
        explicit(HARBOUR);

        assertThat(allowed(platform(true, true), NORTH)).isEqualTo(EnumSet.allOf(Permission.class));
        assertThat(allowed(platform(true, true), HARBOUR)).isEqualTo(EnumSet.allOf(Permission.class));
        assertThat(reached(platform(true, true))).containsExactlyElementsOf(ALL);
    }

    @Test
    void aSupportPersonLooksAndChangesNothing() {
        Caller support = platform(true, false);

        for (Permission permission : Permission.values()) {
            if (permission.changes()) {
                assertRefused(FORBIDDEN, support, permission, NORTH);
            } else {
                assertMay(support, permission, NORTH);
            }
        }
    }

    @Test
    void anAdministratorWithoutRightsOverOrganizationsSeesNone() {
        assertThat(reached(platform(false, false))).isEmpty();
        assertRefused(NOT_FOUND, platform(false, false), Permission.ORGANIZATION_READ, NORTH);
    }

    @Test
    void theRealmAsAWholeIsForPlatformAdministrators() {
        annIs(OWNER, HOLDING, SUBTREE);

        RealmScope scope = access.requirePlatform(platform(true, true), true);
        assertThat(scope.realm()).isEqualTo(REALM);
        assertThat(scope.mayChange()).isTrue();
        assertThat(access.requirePlatform(platform(true, false), false).mayChange())
                .isFalse();
        assertThat(access.requirePlatform(platform(true, true), false).mayChange())
                .isFalse();
        assertPlatformRefused(platform(true, false), true);
        assertPlatformRefused(platform(false, false), false);
        assertPlatformRefused(ann, false);
        assertPlatformRefused(ann, true);
    }

    @Test
    void anotherRealmDoesNotExist() {
        annIs(OWNER, NORTH, SUBTREE);
        Caller elsewhere = new Caller.Member(OTHER_REALM, ANN, Optional.empty(), true, ACTOR);
        Caller foreignPlatform = new Caller.PlatformAdministrator(OTHER_REALM, true, true, ACTOR);

        assertRefused(NOT_FOUND, elsewhere, Permission.ORGANIZATION_READ, NORTH);
        assertRefused(NOT_FOUND, foreignPlatform, Permission.ORGANIZATION_READ, NORTH);
    }

    private void annIsMemberOf(OrganizationId organization) {
        inputs.put(REALM, Membership.employee(organization, ANN));
    }

    private void annIs(BuiltInRole role, OrganizationId organization, AssignmentScope scope) {
        annIsMemberOf(organization);
        inputs.put(REALM, assignment(role, organization, scope));
    }

    private static RoleAssignment assignment(BuiltInRole role, OrganizationId organization, AssignmentScope scope) {
        return Samples.assignment(organization, ANN, new AssignedRole.OrganizationRole(role), scope);
    }

    private static RoleAssignment teamAssignment(TeamId team) {
        return new RoleAssignment(
                NORTH,
                new Principal.Team(team),
                new AssignedRole.OrganizationRole(AUDITOR),
                SELF,
                AssignmentSource.DIRECT,
                "",
                Optional.empty(),
                Optional.empty(),
                NOW);
    }

    private void suspend(OrganizationId organization) {
        inputs.put(REALM, Samples.withStatus(inputs.get(REALM, organization), OrganizationStatus.SUSPENDED));
    }

    private void explicit(OrganizationId id) {
        Organization organization = inputs.get(REALM, id);
        inputs.put(
                REALM,
                new Organization(
                        organization.node().withAdminInheritance(AdminInheritance.EXPLICIT),
                        organization.alias(),
                        organization.name(),
                        organization.enabled()));
    }

    private static Caller boundTo(OrganizationId organization) {
        return new Caller.Member(REALM, ANN, Optional.of(organization), true, ACTOR);
    }

    private static Caller platform(boolean mayView, boolean mayManage) {
        return new Caller.PlatformAdministrator(REALM, mayView, mayManage, ACTOR);
    }

    private List<OrganizationId> reached(Caller caller) {
        return ALL.stream()
                .filter(organization -> may(caller, Permission.ORGANIZATION_READ, organization))
                .toList();
    }

    private Set<Permission> allowed(Caller caller, OrganizationId organization) {
        return Stream.of(Permission.values())
                .filter(permission -> may(caller, permission, organization))
                .collect(Collectors.toSet());
    }

    private boolean may(Caller caller, Permission permission, OrganizationId organization) {
        try {
            access.require(caller, permission, organization);
            return true;
        } catch (OrganizationException refused) {
            return false;
        }
    }

    private void assertMay(Caller caller, Permission permission, OrganizationId organization) {
        assertThat(access.require(caller, permission, organization).permission())
                .isEqualTo(permission);
    }

    private void assertRefused(
            OrganizationError error, Caller caller, Permission permission, OrganizationId organization) {
        assertThat(refusal(caller, permission, organization).error()).isEqualTo(error);
    }

    private OrganizationException refusal(Caller caller, Permission permission, OrganizationId organization) {
        try {
            access.require(caller, permission, organization);
        } catch (OrganizationException refused) {
            return refused;
        }
        throw new AssertionError(permission + " in " + organization + " was allowed");
    }

    private void assertPlatformRefused(Caller caller, boolean change) {
        assertThatThrownBy(() -> access.requirePlatform(caller, change))
                .isInstanceOfSatisfying(OrganizationException.class, refused -> assertThat(refused.error())
                        .isEqualTo(FORBIDDEN));
    }
}
