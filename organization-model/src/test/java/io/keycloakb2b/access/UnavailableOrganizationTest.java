package io.keycloakb2b.access;

import static io.keycloakb2b.organization.OrganizationError.FORBIDDEN;
import static io.keycloakb2b.organization.OrganizationError.NOT_FOUND;
import static io.keycloakb2b.organization.OrganizationError.ORGANIZATION_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Membership;
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
import io.keycloakb2b.organization.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code holding} above {@code north} above {@code harbour}: who still gets in when one of them is closed. */
final class UnavailableOrganizationTest {

    private static final RealmId REALM = new RealmId("realm");
    private static final OrganizationId HOLDING = Samples.organization("holding");
    private static final OrganizationId NORTH = Samples.organization("north");
    private static final OrganizationId HARBOUR = Samples.organization("harbour");
    private static final UserId ANN = Samples.user("ann");

    private final InMemoryInputs inputs = new InMemoryInputs();
    private final OrganizationAccess access = new OrganizationAccess(inputs, Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    private final Caller ann = new Caller.Member(REALM, ANN, Optional.empty(), true, Actor.server());

    @BeforeEach
    void someOrganizations() {
        inputs.put(REALM, Samples.active(HOLDING, Optional.empty()));
        inputs.put(REALM, Samples.active(NORTH, Optional.of(HOLDING)));
        inputs.put(REALM, Samples.active(HARBOUR, Optional.of(NORTH)));
    }

    @Test
    void aClosedOrganizationIsReadFromAbove_andNotChanged() {
        annIs(BuiltInRole.OWNER, HOLDING, AssignmentScope.SUBTREE);
        becomes(NORTH, OrganizationStatus.SUSPENDED);

        for (OrganizationId closed : new OrganizationId[] {NORTH, HARBOUR}) {
            assertThat(access.require(ann, Permission.MEMBERS_READ, closed)).isNotNull();
            assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.require(ann, Permission.MEMBERS_MANAGE, closed));
        }
        assertThat(access.requireFromAbove(ann, Permission.ORGANIZATION_MANAGE, NORTH))
                .isNotNull();
        assertRefused(
                ORGANIZATION_UNAVAILABLE, () -> access.requireFromAbove(ann, Permission.ORGANIZATION_MANAGE, HARBOUR));
    }

    @Test
    void aClosedOrganizationReadsNothingBelowItself() {
        annIs(BuiltInRole.OWNER, NORTH, AssignmentScope.SUBTREE);
        becomes(NORTH, OrganizationStatus.SUSPENDED);

        assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.require(ann, Permission.MEMBERS_READ, NORTH));
        assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.require(ann, Permission.MEMBERS_READ, HARBOUR));
    }

    @Test
    void theRoleOneHasInAClosedOrganizationItselfOpensNothing() {
        annIs(BuiltInRole.AUDITOR, HOLDING, AssignmentScope.SELF);
        annIs(BuiltInRole.OWNER, NORTH, AssignmentScope.SELF);
        becomes(NORTH, OrganizationStatus.SUSPENDED);

        assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.require(ann, Permission.MEMBERS_READ, NORTH));
    }

    @Test
    void ownersSeeThatTheirOrganizationIsBeingDeleted_andNothingElseOfIt() {
        annIs(BuiltInRole.OWNER, HOLDING, AssignmentScope.SELF);
        becomes(HOLDING, OrganizationStatus.DELETING);

        assertThat(access.requireLook(ann, HOLDING).permission()).isEqualTo(Permission.ORGANIZATION_READ);
        assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.require(ann, Permission.MEMBERS_READ, HOLDING));
        becomes(HOLDING, OrganizationStatus.SUSPENDED);
        assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.requireLook(ann, HOLDING));
    }

    @Test
    void othersDoNotSeeIt() {
        annIs(BuiltInRole.ADMIN, HOLDING, AssignmentScope.SELF);
        becomes(HOLDING, OrganizationStatus.DELETING);

        assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.requireLook(ann, HOLDING));
    }

    @Test
    void ownersEndTheirRoot_onlyWhereTheRealmLetsPeopleFoundSuch() {
        annIs(BuiltInRole.OWNER, HOLDING, AssignmentScope.SUBTREE);

        assertThat(access.requireEnding(ann, HOLDING, true)).isNotNull();
        assertRefused(FORBIDDEN, () -> access.requireEnding(ann, HOLDING, false));
        becomes(HOLDING, OrganizationStatus.DELETING);
        assertThat(access.requireEnding(ann, HOLDING, true)).isNotNull();
        becomes(HOLDING, OrganizationStatus.SUSPENDED);
        assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.requireEnding(ann, HOLDING, true));
    }

    @Test
    void ownersDoNotEndABranch() {
        annIs(BuiltInRole.OWNER, NORTH, AssignmentScope.SUBTREE);

        assertRefused(FORBIDDEN, () -> access.requireEnding(ann, NORTH, true));
        assertThat(access.requireEnding(ann, HARBOUR, true)).isNotNull();
    }

    @Test
    void administratorsDoNotEndTheirRoot() {
        annIs(BuiltInRole.ADMIN, HOLDING, AssignmentScope.SUBTREE);

        assertRefused(FORBIDDEN, () -> access.requireEnding(ann, HOLDING, true));
        assertRefused(NOT_FOUND, () -> access.requireEnding(ann, Samples.organization("nowhere"), true));
    }

    @Test
    void foundingIsForPeopleWhoseTokenIsBoundToNothing_whereTheRealmAllowsIt() {
        Caller bound = new Caller.Member(REALM, ANN, Optional.of(HOLDING), true, Actor.server());
        Caller reading = new Caller.Member(REALM, ANN, Optional.empty(), false, Actor.server());

        assertThat(access.requireFounding(ann, true).founder()).isEqualTo(ANN);
        assertRefused(FORBIDDEN, () -> access.requireFounding(ann, false));
        assertRefused(FORBIDDEN, () -> access.requireFounding(bound, true));
        assertRefused(FORBIDDEN, () -> access.requireFounding(reading, true));
    }

    @Test
    void theSubtreeIsForThoseWhoseRightsReachIt() {
        annIs(BuiltInRole.ADMIN, HOLDING, AssignmentScope.SELF);
        assertRefused(FORBIDDEN, () -> access.requireSubtree(ann, Permission.MEMBERS_READ, HOLDING));

        annIs(BuiltInRole.AUDITOR, HOLDING, AssignmentScope.SUBTREE);
        assertThat(access.requireSubtree(ann, Permission.MEMBERS_READ, HOLDING)).isNotNull();
        assertThat(access.requireSubtree(ann, Permission.MEMBERS_READ, NORTH)).isNotNull();
    }

    private void becomes(OrganizationId id, OrganizationStatus status) {
        Organization organization = inputs.get(REALM, id);
        inputs.put(REALM, Samples.withStatus(organization, status));
    }

    private void annIs(BuiltInRole role, OrganizationId organization, AssignmentScope scope) {
        inputs.put(REALM, Membership.employee(organization, ANN));
        inputs.put(
                REALM,
                new RoleAssignment(
                        organization,
                        new Principal.Member(ANN),
                        new AssignedRole.OrganizationRole(role),
                        scope,
                        AssignmentSource.DIRECT,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Samples.NOW));
    }

    private static void assertRefused(OrganizationError error, Runnable action) {
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(action::run)
                .returns(error, OrganizationException::error);
    }
}
