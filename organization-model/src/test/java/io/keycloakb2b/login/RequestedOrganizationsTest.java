package io.keycloakb2b.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class RequestedOrganizationsTest {

    private static final Set<String> NAMES = Set.of("organization");

    @Test
    void whenNothingIsAskedThenNothingIsRequested() {
        assertThat(RequestedOrganizations.of(NAMES, "openid profile").nothing()).isTrue();
    }

    @Test
    void whenOrganizationsAreNamedThenTheirAliasesAreRequested() {
        RequestedOrganizations requested =
                RequestedOrganizations.of(NAMES, "openid organization:acme organization:globex");

        assertThat(requested.aliases()).containsExactlyInAnyOrder("acme", "globex");
        assertThat(requested.any()).isFalse();
        assertThat(requested.all()).isFalse();
    }

    @Test
    void whenPlainAndAllAreAskedThenBothAreTold() {
        RequestedOrganizations requested = RequestedOrganizations.of(NAMES, "organization organization:*");

        assertThat(requested.any()).isTrue();
        assertThat(requested.all()).isTrue();
        assertThat(requested.aliases()).isEmpty();
    }

    @Test
    void whenAllAreAskedAndNoneByItselfThenEverythingIs() {
        assertThat(RequestedOrganizations.of(NAMES, "openid organization:*").everything())
                .isTrue();
        for (String other : Set.of("openid", "organization", "organization organization:*", "organization:acme")) {
            assertThat(RequestedOrganizations.of(NAMES, other).everything())
                    .as(other)
                    .isFalse();
        }
        assertThat(RequestedOrganizations.of(NAMES, "organization:acme organization:*")
                        .everything())
                .isFalse();
    }

    @Test
    void whenTheClientHasNoSuchScopeThenTheWordsMeanNothing() {
        assertThat(RequestedOrganizations.of(Set.of(), "organization:acme").nothing())
                .isTrue();
        assertThat(RequestedOrganizations.bound(Set.of(), "openid", "acme", true))
                .isEqualTo("openid");
    }

    @Test
    void whenBoundThenEveryWayOfAskingNamesTheOne() {
        assertThat(RequestedOrganizations.bound(NAMES, "openid organization profile", "acme", true))
                .isEqualTo("openid organization:acme profile");
        assertThat(RequestedOrganizations.bound(NAMES, "openid organization:*", "acme", true))
                .isEqualTo("openid organization:acme");
    }

    @Test
    void whenNoneAskedThenTheScopeIsAddedForApplicationsOnly() {
        assertThat(RequestedOrganizations.bound(NAMES, "openid", "acme", true)).isEqualTo("openid organization:acme");
        assertThat(RequestedOrganizations.bound(NAMES, "openid", "acme", false)).isEqualTo("openid");
    }

    @Test
    void whenUnboundThenNothingAboutOrganizationsRemains() {
        assertThat(RequestedOrganizations.unbound(NAMES, "openid organization organization:acme profile"))
                .isEqualTo("openid profile");
    }
}
