package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.brand.PictureReader;
import io.keycloakb2b.brand.PictureUse;
import io.keycloakb2b.organization.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class PictureStoreTest {

    private final TestDatabase database;
    private final TestRealm realm;
    private final OrganizationId organization;
    private final OrganizationScope scope;

    PictureStoreTest(TestDatabase database) {
        this.database = database;
        realm = new TestRealm(database);
        organization = realm.organization("Acme");
        scope = realm.scope(organization);
    }

    @Test
    void aForeignScopeNeitherFindsNorTakesAway() {
        BrandPicture logo = drawing(1);
        realm.run(stores -> stores.pictures().put(scope, PictureUse.LOGO, logo));
        OrganizationScope neighbour = realm.scope(realm.organization("Neighbour"));
        OrganizationScope elsewhere = TestScopes.of(realm.sibling().id(), organization);

        for (OrganizationScope foreign : List.of(neighbour, elsewhere)) {
            realm.run(stores -> {
                assertThat(stores.pictures().find(foreign, PictureUse.LOGO)).isEmpty();
                assertThat(stores.pictures().remove(foreign, PictureUse.LOGO)).isFalse();
            });
        }

        realm.run(stores ->
                assertThat(stores.pictures().find(scope, PictureUse.LOGO)).contains(logo.name()));
    }

    @Test
    void anotherLogoTakesThePlaceOfTheFirst_howeverLargeItIs() {
        BrandPicture large = drawing(1_500);
        realm.run(stores -> stores.pictures().put(scope, PictureUse.LOGO, drawing(1)));
        realm.run(stores -> stores.pictures().put(scope, PictureUse.LOGO, large));

        assertThat(realm.contents().get("B2B_ORG_LOGO")).singleElement().satisfies(row -> assertThat(row)
                .contains(large.name(), large.base64()));
        realm.run(stores ->
                assertThat(stores.pictures().remove(scope, PictureUse.LOGO)).isTrue());
        assertThat(realm.contents().get("B2B_ORG_LOGO")).isEmpty();
    }

    @Test
    void aLogoAndAFaviconStandBesideEachOther_alsoWhenTheyAreTheSamePicture() {
        BrandPicture picture = drawing(1);
        realm.run(stores -> stores.pictures().put(scope, PictureUse.LOGO, picture));
        realm.run(stores -> stores.pictures().put(scope, PictureUse.FAVICON, picture));

        assertThat(shown(picture.name())).contains(picture);
        realm.run(stores ->
                assertThat(stores.pictures().remove(scope, PictureUse.LOGO)).isTrue());

        realm.run(stores -> {
            assertThat(stores.pictures().find(scope, PictureUse.LOGO)).isEmpty();
            assertThat(stores.pictures().find(scope, PictureUse.FAVICON)).contains(picture.name());
        });
        assertThat(shown(picture.name())).contains(picture);
    }

    /** Everybody on the net may ask for any name. */
    @Test
    void aPictureIsFoundByTheIndexOnItsName_soThatNobodyMakesADatabaseReadThemAll() {
        assertThat(realm.<String>inSession(session -> session.doReturningWork(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        if (database == TestDatabase.POSTGRESQL) {
                            // It looks at how many rows there are.
                            statement.execute(
                                    "insert into B2B_ORG_LOGO"
                                            + " (REALM_ID, ORG_ID, KIND, NAME, WIDTH, HEIGHT, CONTENT)"
                                            + " select 'r', 'o' || i, 'LOGO', 'n' || i, 1, 1, 'x' from generate_series(1, 2000) i");
                            statement.execute("analyze B2B_ORG_LOGO");
                            session.getTransaction().markRollbackOnly();
                        }
                        return plan(statement.executeQuery(
                                "explain select CONTENT from B2B_ORG_LOGO where REALM_ID = 'r' and NAME = 'n'"));
                    }
                })))
                .contains("IDX_B2B_ORG_LOGO_NAME");
    }

    private static String plan(ResultSet rows) throws SQLException {
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
            plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString().toUpperCase(Locale.ROOT);
    }

    private Optional<BrandPicture> shown(String name) {
        return realm.inSession(session -> new DecisionRecords(session).picture(realm.id(), name));
    }

    private static BrandPicture drawing(int circles) {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>" + "<circle r='1'/>".repeat(circles)
                + "</svg>";
        return PictureReader.read(
                        PictureUse.FAVICON,
                        "image/svg+xml",
                        Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)))
                .picture();
    }
}
