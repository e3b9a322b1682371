package io.keycloakb2b.login;

import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.junit.Surroundings;
import io.keycloakb2b.testing.realm.TestRealm;
import java.util.Set;

/** The same in a language in which {@code I} is not the capital of {@code i}, and without a cache of users. */
@KeycloakTest(surroundings = Surroundings.WITHOUT_USER_CACHE)
final class TokenPathsInTurkishIT extends TokenPaths {

    @Override
    void prepare(TestRealm realm) {
        realm.changes(representation -> {
            representation.setInternationalizationEnabled(true);
            representation.setSupportedLocales(Set.of("tr"));
            representation.setDefaultLocale("tr");
        });
    }
}
