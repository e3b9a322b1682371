package io.keycloakb2b.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.keycloak.models.OrganizationDomainModel;

final class KnownMembershipsTest {

    private final KnownMembership north = new KnownMembership(new Known("here", "north"), false);
    private final KnownMembership south = new KnownMembership(new Known("here", "south"), true);
    private final KnownMembership abroad = new KnownMembership(new Known("elsewhere", "abroad"), false);

    @Test
    void membershipsStayInOrderAndAreFoundByTheirOrganization() {
        var memberships = KnownMemberships.of(List.of(south, north));

        assertThat(memberships.all()).containsExactly(south, north);
        assertThat(memberships.in("north")).contains(north);
        assertThat(memberships.in("east")).isEmpty();
        assertThat(memberships.size()).isEqualTo(2);
    }

    @Test
    void oneOfAnotherRealmIsEnoughForThemNotToBeOfThisOne() {
        assertThat(KnownMemberships.of(List.of(north, south)).allOf("here")).isTrue();

        Stream.of(List.of(north, abroad), List.of(abroad, north), List.of(abroad))
                .map(KnownMemberships::of)
                .forEach(memberships -> assertThat(memberships.allOf("here")).isFalse());
    }

    @Test
    void whoeverHasNoneHasNoneOfAnotherRealm() {
        assertThat(KnownMemberships.of(List.of()).allOf("here")).isTrue();
        assertThat(KnownMemberships.of(List.of()).allOf(null)).isTrue();
        assertThat(KnownMemberships.of(List.of(north)).allOf(null)).isFalse();
    }

    private record Known(String realm, String id) implements KnownOrganization {

        @Override
        public boolean live() {
            return false;
        }

        @Override
        public String name() {
            return id;
        }

        @Override
        public String alias() {
            return id;
        }

        @Override
        public @Nullable String description() {
            return null;
        }

        @Override
        public @Nullable String redirectUrl() {
            return null;
        }

        @Override
        public Collection<OrganizationDomainModel> domains() {
            return List.of();
        }

        @Override
        public boolean enabled() {
            return true;
        }
    }
}
