package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key does what it was given, no more than whoever answers for it, and some things never. */
final class ApiKeyTest {

    private static final Set<Permission> EVERYTHING = EnumSet.allOf(Permission.class);
    private static final AssignedRole AUDITOR = new AssignedRole.OrganizationRole(BuiltInRole.AUDITOR);
    private static final AssignedRole VIEWER = new AssignedRole.AppRole(new ClientId("booking"), new RoleId("viewer"));

    @ParameterizedTest
    @EnumSource
    void noRoleLetsAKeyMakeKeysOrOwnersOrPolicy(BuiltInRole role) {
        assertThat(key(new AssignedRole.OrganizationRole(role)).permissionsWithin(EVERYTHING))
                .doesNotContain(
                        Permission.KEYS_MANAGE,
                        Permission.OWNERSHIP,
                        Permission.SETTINGS_MANAGE,
                        Permission.DOMAINS_MANAGE);
    }

    @Test
    void anOwnersRoleCountsForNothing() {
        ApiKey key = key(new AssignedRole.OrganizationRole(BuiltInRole.OWNER));

        assertThat(key.rolesWithin(EVERYTHING)).isEmpty();
        assertThat(key.permissionsWithin(EVERYTHING)).isEmpty();
    }

    @Test
    void aRoleCountsWhileWhoeverAnswersForTheKeyHoldsAllOfIt() {
        ApiKey key = key(AUDITOR, VIEWER);
        Set<Permission> less = new HashSet<>(BuiltInRole.AUDITOR.permissions());
        less.remove(Permission.AUDIT_READ);

        assertThat(key.rolesWithin(BuiltInRole.AUDITOR.permissions())).containsExactlyInAnyOrder(AUDITOR, VIEWER);
        assertThat(key.permissionsWithin(BuiltInRole.AUDITOR.permissions()))
                .isEqualTo(BuiltInRole.AUDITOR.permissions());
        assertThat(key.rolesWithin(less)).containsExactly(VIEWER);
        assertThat(key.permissionsWithin(less)).isEmpty();
    }

    @Test
    void appRolesAloneShowNothingOfTheOrganization() {
        assertThat(key(VIEWER).permissionsWithin(EVERYTHING)).isEmpty();
    }

    @Test
    void aRoleWithoutTheRightToSeeTheOrganizationBringsIt() {
        CustomRole clerk = Samples.customRole("Clerk", Set.of(Permission.MEMBERS_READ));

        assertThat(key(new AssignedRole.OrganizationRole(clerk)).permissionsWithin(EVERYTHING))
                .containsExactlyInAnyOrder(Permission.ORGANIZATION_READ, Permission.MEMBERS_READ);
    }

    @Test
    void aKeyExpiresAtItsMoment_andARevokedOneIsThatFirst() {
        ApiKey key = key(Optional.of(NOW), Optional.empty());

        assertThat(key.statusAt(NOW.minusMillis(1))).isEqualTo(ApiKeyStatus.ACTIVE);
        assertThat(key.statusAt(NOW)).isEqualTo(ApiKeyStatus.EXPIRED);
        assertThat(key(Optional.of(NOW), Optional.of(NOW)).statusAt(NOW)).isEqualTo(ApiKeyStatus.REVOKED);
        assertThat(key(Optional.empty(), Optional.empty()).statusAt(NOW.plus(Duration.ofDays(10_000))))
                .isEqualTo(ApiKeyStatus.ACTIVE);
    }

    @Test
    void aUseIsNotedOnceAMinute() {
        ApiKey used = new ApiKey(
                new ApiKeyId("key"),
                Samples.organization("acme"),
                "Key",
                "b2bk_",
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.empty(),
                Optional.of(NOW),
                Optional.empty());

        assertThat(used.useToBeNoted(NOW.plusSeconds(59))).isFalse();
        assertThat(used.useToBeNoted(NOW.plusSeconds(60))).isTrue();
        assertThat(key(AUDITOR).useToBeNoted(NOW)).isTrue();
    }

    @Test
    void rolesCountInTheirOwnUsableOrganizationAndWhileTheKeyIsGood() {
        OrganizationPath acme = Samples.path("acme");
        RoleId viewer = new RoleId("viewer");
        ClientId booking = new ClientId("booking");
        CompositeRoles composites = new CompositeRoles(Map.of(viewer, Set.of()));
        var open = Map.of(booking, RoleCeiling.of(List.of(granted(GrantStatus.ACTIVE, viewer)), composites));
        var suspended = Map.of(booking, RoleCeiling.of(List.of(granted(GrantStatus.SUSPENDED, viewer)), composites));
        ApiKey key = key(AUDITOR, VIEWER);

        EffectiveRoles roles = EffectiveRoles.of(acme, key, key.roles(), open, NOW);
        assertThat(roles.of(booking)).containsExactly(viewer);
        assertThat(roles.organizationRoles()).containsExactly(BuiltInRole.AUDITOR);
        assertThat(EffectiveRoles.of(acme, key, key.roles(), suspended, NOW).appRoles())
                .isEmpty();
        for (OrganizationPath other : Stream.of(Samples.path("other"), closed()).toList()) {
            EffectiveRoles none = EffectiveRoles.of(other, key, key.roles(), open, NOW);
            assertThat(none.organizationRoles()).isEmpty();
            assertThat(none.appRoles()).isEmpty();
        }
        ApiKey revoked = key(Optional.empty(), Optional.of(NOW));
        assertThat(EffectiveRoles.of(acme, revoked, revoked.roles(), open, NOW).organizationRoles())
                .isEmpty();
    }

    private static ApplicationLevel granted(GrantStatus status, RoleId role) {
        return new ApplicationLevel(Optional.of(status), Set.of(role), Set.of());
    }

    @Test
    void aSecretIsReadAsItWasShown_andIsNotSaid() {
        ApiKeySecret secret = ApiKeySecret.random(new SecureRandom());
        ApiKeySecret read = ApiKeySecret.of(secret.reveal()).orElseThrow();

        assertThat(read.hash().matches(secret.hash())).isTrue();
        assertThat(read.prefix()).isEqualTo(secret.prefix()).startsWith(ApiKeySecret.MARK);
        assertThat(secret.reveal()).startsWith(secret.prefix() + "_").hasSize(61);
        assertThat(secret + " " + secret.hash())
                .doesNotContain(secret.reveal(), secret.prefix(), secret.hash().value());
        assertThat(ApiKeySecret.random(new SecureRandom()).hash().matches(secret.hash()))
                .isFalse();
    }

    @Test
    void aKeyInATextIsMasked() {
        ApiKeySecret secret = ApiKeySecret.random(new SecureRandom());

        assertThat(ApiKeySecret.masked("GET /api-keys/" + secret.reveal() + "/adopt"))
                .isEqualTo("GET /api-keys/" + secret.prefix() + "_***/adopt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b2bk_", "b2bk_aaaaaaaaaaaa_", "x", "%s ", " %s", "%s\n", "%sA", "b2bk_%s"})
    void whatIsNoKeyIsNone(String form) {
        String good = ApiKeySecret.random(new SecureRandom()).reveal();

        assertThat(ApiKeySecret.of(form.replace("%s", good))).isEmpty();
    }

    private static OrganizationPath closed() {
        return new OrganizationPath(List.of(Samples.withStatus(
                Samples.active(Samples.organization("acme"), Optional.empty()), OrganizationStatus.SUSPENDED)));
    }

    private static ApiKey key(AssignedRole... roles) {
        return key(Set.of(roles), Optional.empty(), Optional.empty());
    }

    private static ApiKey key(Optional<Instant> expiresAt, Optional<Instant> revokedAt) {
        return key(Set.of(AUDITOR), expiresAt, revokedAt);
    }

    private static ApiKey key(Set<AssignedRole> roles, Optional<Instant> expiresAt, Optional<Instant> revokedAt) {
        return new ApiKey(
                new ApiKeyId("key"),
                Samples.organization("acme"),
                "Key",
                "b2bk_aaaaaaaaaaaa",
                roles,
                Optional.empty(),
                Optional.empty(),
                NOW,
                expiresAt,
                Optional.empty(),
                revokedAt);
    }
}
