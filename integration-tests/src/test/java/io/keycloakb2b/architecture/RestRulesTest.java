package io.keycloakb2b.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Resources answer below their provider, never beside it. */
@AnalyzeClasses(locations = DeployedJars.class, importOptions = WithoutPackageInfo.class)
final class RestRulesTest {

    @ArchTest
    static final ArchRule noResourceIsARootResource = noClasses()
            .should()
            .beAnnotatedWith("jakarta.ws.rs.Path")
            .because("Keycloak would serve it as a root resource, outside the checks of the provider");
}
