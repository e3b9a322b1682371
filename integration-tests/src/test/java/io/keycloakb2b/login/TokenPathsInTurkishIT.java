package io.keycloakb2b.login;

import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.junit.Surroundings;
import io.keycloakb2b.testing.realm.TestRealm;
import java.util.Set;

/** The same in a language in which {@code I} is not the capital of {@code i}, and without a cache of users. */
@Heavy
@KeycloakTest(surroundings = Surroundings.WITHOUT_USER_CACHE)
final class TokenPathsInTurkishIT extends TokenPaths {

    /** One of each sort: what differs here is how names, addresses and words are found and compared. */
    private static final Set<String> SORTS =
            Set.of("member", "suspended organization", "single sign on required", "no role");

    @Override
    boolean shows(Circumstance circumstance) {
        return SORTS.contains(circumstance.name());
    }

    @Override
    void prepare(TestRealm realm) {
        realm.changes(representation -> {
            representation.setInternationalizationEnabled(true);
            representation.setSupportedLocales(Set.of("tr"));
            representation.setDefaultLocale("tr");
        });
    }
}
