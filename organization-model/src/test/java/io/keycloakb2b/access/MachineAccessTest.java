package io.keycloakb2b.access;

import static io.keycloakb2b.organization.AssignmentScope.SELF;
import static io.keycloakb2b.organization.AssignmentScope.SUBTREE;
import static io.keycloakb2b.organization.OrganizationError.FORBIDDEN;
import static io.keycloakb2b.organization.OrganizationError.NOT_FOUND;
import static io.keycloakb2b.organization.OrganizationError.ORGANIZATION_UNAVAILABLE;
import static io.keycloakb2b.organization.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.Samples;
import io.keycloakb2b.organization.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key of {@code north}, between {@code holding} and {@code harbour}. Ann answers for it. */
final class MachineAccessTest {

    private static final RealmId REALM = new RealmId("realm");
    private static final OrganizationId HOLDING = Samples.organization("holding");
    private static final OrganizationId NORTH = Samples.organization("north");
    private static final OrganizationId HARBOUR = Samples.organization("harbour");
    private static final UserId ANN = Samples.user("ann");

    private final InMemoryInputs inputs = new InMemoryInputs();
    private final OrganizationAccess access = new OrganizationAccess(inputs, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void someOrganizations() {
        inputs.put(REALM, Samples.active(HOLDING, Optional.empty()));
        inputs.put(REALM, Samples.active(NORTH, Optional.of(HOLDING)));
        inputs.put(REALM, Samples.active(HARBOUR, Optional.of(NORTH)));
    }

    @ParameterizedTest
    @EnumSource
    void aboveAndBelowAreNotFound(Permission permission) {
        annIs(BuiltInRole.OWNER, HOLDING, SUBTREE);
        Caller admin = key(Optional.of(ANN), BuiltInRole.ADMIN);

        assertRefused(NOT_FOUND, () -> access.require(admin, permission, HOLDING));
        assertRefused(NOT_FOUND, () -> access.require(admin, permission, HARBOUR));
        assertRefused(
                NOT_FOUND,
                () -> access.require(
                        new Caller.Machine(new RealmId("other"), ((Caller.Machine) admin).key(), admin.actor()),
                        permission,
                        NORTH));
    }

    @Test
    void itNeverReachesBelow() {
        annIs(BuiltInRole.OWNER, NORTH, SUBTREE);
        Caller admin = key(Optional.of(ANN), BuiltInRole.ADMIN);

        assertThat(access.subtreePermissions(admin, inputs.path(REALM, NORTH).orElseThrow()))
                .isEmpty();
        assertRefused(FORBIDDEN, () -> access.requireSubtree(admin, Permission.ORGANIZATION_READ, NORTH));
        assertRefused(NOT_FOUND, () -> access.requireFromAbove(admin, Permission.ORGANIZATION_MANAGE, HARBOUR));
    }

    @Test
    void itDecidesNothingFromAboveAndFoundsNothing() {
        annIs(BuiltInRole.OWNER, HOLDING, SUBTREE);
        Caller admin = key(Optional.of(ANN), BuiltInRole.ADMIN);

        assertRefused(FORBIDDEN, () -> access.requireFromAbove(admin, Permission.ORGANIZATION_MANAGE, NORTH));
        assertRefused(FORBIDDEN, () -> access.requireEnding(admin, NORTH, true));
        assertRefused(FORBIDDEN, () -> access.requireFounding(admin, true));
        assertRefused(FORBIDDEN, () -> access.requirePlatform(admin, false));
        assertRefused(FORBIDDEN, () -> access.requireOwnMembership(admin, NORTH));
        assertThat(access.actsFromAbove(admin, NORTH)).isFalse();
    }

    @Test
    void itDoesNoMoreThanWhoeverAnswersForIt() {
        annIs(BuiltInRole.AUDITOR, NORTH, SELF);

        assertThat(held(key(Optional.of(ANN), BuiltInRole.AUDITOR))).isEqualTo(BuiltInRole.AUDITOR.permissions());
        assertThat(held(key(Optional.of(ANN), BuiltInRole.ADMIN))).isEmpty();
        assertThat(held(key(Optional.empty(), BuiltInRole.MEMBER_MANAGER)))
                .isEqualTo(BuiltInRole.MEMBER_MANAGER.permissions());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void itDoesNothingWhileWhoeverAnswersForItIsNotActive(MembershipStatus status) {
        annIs(BuiltInRole.ADMIN, NORTH, SELF);
        inputs.put(REALM, Membership.employee(NORTH, ANN).withStatus(status));
        Caller.Machine auditor = key(Optional.of(ANN), BuiltInRole.AUDITOR);

        assertThat(held(auditor)).isEmpty();
        assertThat(access.countingRoles(
                        REALM, auditor.key(), inputs.path(REALM, NORTH).orElseThrow()))
                .isEmpty();
    }

    @Test
    void anAdministratorFromAboveMayAnswerForIt() {
        annIs(BuiltInRole.ADMIN, HOLDING, SUBTREE);

        assertThat(held(key(Optional.of(ANN), BuiltInRole.AUDITOR))).isEqualTo(BuiltInRole.AUDITOR.permissions());
    }

    @Test
    void aClosedOrganizationIsClosedToItsKey() {
        for (OrganizationId closed : Set.of(NORTH, HOLDING)) {
            someOrganizations();
            inputs.put(REALM, Samples.withStatus(inputs.get(REALM, closed), OrganizationStatus.SUSPENDED));
            Caller auditor = key(Optional.empty(), BuiltInRole.AUDITOR);

            assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.require(auditor, Permission.ORGANIZATION_READ, NORTH));
            assertRefused(ORGANIZATION_UNAVAILABLE, () -> access.requireLook(auditor, NORTH));
        }
    }

    @Test
    void aLeavingOrganizationIsClosedToItsKeyToo() {
        inputs.put(REALM, Samples.withStatus(inputs.get(REALM, NORTH), OrganizationStatus.DELETING));

        assertRefused(
                ORGANIZATION_UNAVAILABLE, () -> access.requireLook(key(Optional.empty(), BuiltInRole.ADMIN), NORTH));
    }

    private Set<Permission> held(Caller caller) {
        return access.permissions(caller, inputs.path(REALM, NORTH).orElseThrow());
    }

    private void annIs(BuiltInRole role, OrganizationId organization, AssignmentScope scope) {
        inputs.put(REALM, Membership.employee(organization, ANN));
        inputs.put(REALM, Samples.assignment(organization, ANN, new AssignedRole.OrganizationRole(role), scope));
    }

    private static Caller.Machine key(Optional<UserId> sponsor, BuiltInRole role) {
        ApiKey key = new ApiKey(
                new ApiKeyId("key"),
                NORTH,
                "Key",
                "b2bk_aaaaaaaaaaaa",
                Set.of(new AssignedRole.OrganizationRole(role)),
                sponsor,
                sponsor,
                NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Caller.Machine(REALM, key, Actor.apiKey(key.id(), "192.0.2.1"));
    }

    private static void assertRefused(OrganizationError error, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(OrganizationException.class, refusal -> assertThat(refusal.error())
                        .isEqualTo(error));
    }
}
