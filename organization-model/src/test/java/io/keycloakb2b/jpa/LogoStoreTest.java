package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.brand.Logo;
import io.keycloakb2b.brand.LogoReader;
import io.keycloakb2b.organization.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class LogoStoreTest {

    private final TestRealm realm;
    private final OrganizationId organization;
    private final OrganizationScope scope;

    LogoStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
        organization = realm.organization("Acme");
        scope = realm.scope(organization);
    }

    @Test
    void aForeignScopeNeitherFindsNorTakesAway() {
        Logo logo = drawing(1);
        realm.run(stores -> stores.logos().put(scope, logo));
        OrganizationScope neighbour = realm.scope(realm.organization("Neighbour"));
        OrganizationScope elsewhere = TestScopes.of(realm.sibling().id(), organization);

        for (OrganizationScope foreign : List.of(neighbour, elsewhere)) {
            realm.run(stores -> {
                assertThat(stores.logos().find(foreign)).isEmpty();
                assertThat(stores.logos().remove(foreign)).isFalse();
            });
        }

        realm.run(stores -> assertThat(stores.logos().find(scope)).contains(logo.name()));
    }

    @Test
    void anotherLogoTakesThePlaceOfTheFirst_howeverLargeItIs() {
        Logo large = drawing(4_000);
        realm.run(stores -> stores.logos().put(scope, drawing(1)));
        realm.run(stores -> stores.logos().put(scope, large));

        assertThat(realm.contents().get("B2B_ORG_LOGO")).singleElement().satisfies(row -> assertThat(row)
                .contains(large.name(), large.base64()));
        realm.run(stores -> assertThat(stores.logos().remove(scope)).isTrue());
        assertThat(realm.contents().get("B2B_ORG_LOGO")).isEmpty();
    }

    private static Logo drawing(int circles) {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + "<circle r='1'/>".repeat(circles)
                + "</svg>";
        return LogoReader.read("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8))
                .logo();
    }
}
