package io.keycloakb2b.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The other rules would hold for a JAR that is missing from the class path as well. */
final class DeployedJarsTest {

    @Test
    void everyJarWithCodeIsSeenByTheRules() {
        var deployed = new ClassFileImporter().importLocations(new DeployedJars().get(DeployedJarsTest.class));

        assertThat(deployed.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.keycloakb2b.organization",
                        "io.keycloakb2b.rest",
                        "io.keycloakb2b.authentication",
                        "io.keycloakb2b.token");
    }
}
