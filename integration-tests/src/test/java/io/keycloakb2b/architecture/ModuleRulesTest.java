package io.keycloakb2b.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which JAR may know which. */
@AnalyzeClasses(locations = DeployedJars.class, importOptions = WithoutPackageInfo.class)
final class ModuleRulesTest {

    private static final String REST = "io.keycloakb2b.rest..";
    private static final String AUTHENTICATION = "io.keycloakb2b.authentication..";
    private static final String BRANDING = "io.keycloakb2b.branding..";
    private static final String TOKEN = "io.keycloakb2b.token..";

    private static final String[] MODEL = {
        "io.keycloakb2b.organization..",
        "io.keycloakb2b.spi..",
        "io.keycloakb2b.jpa..",
        "io.keycloakb2b.inputs..",
        "io.keycloakb2b.login..",
        "io.keycloakb2b.access..",
        "io.keycloakb2b.command..",
        "io.keycloakb2b.audit..",
        "io.keycloakb2b.brand..",
        "io.keycloakb2b.pages..",
        "io.keycloakb2b.membership.."
    };

    @ArchTest
    static final ArchRule packageRootIsOurOwn = classes()
            .should()
            .resideInAPackage("io.keycloakb2b..")
            .because("classes under org.keycloak would break with the next Keycloak");

    @ArchTest
    static final ArchRule modelKnowsNoLeaf = noClasses()
            .that()
            .resideInAnyPackage(MODEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(REST, AUTHENTICATION, BRANDING, TOKEN);

    @ArchTest
    static final ArchRule restKnowsNoOtherLeaf = leafKnowsNone(REST, AUTHENTICATION, BRANDING, TOKEN);

    @ArchTest
    static final ArchRule authenticationKnowsNoOtherLeaf = leafKnowsNone(AUTHENTICATION, REST, TOKEN);

    @ArchTest
    static final ArchRule brandingKnowsNoOtherLeaf = leafKnowsNone(BRANDING, REST, AUTHENTICATION, TOKEN);

    @ArchTest
    static final ArchRule tokenKnowsNoOtherLeaf = leafKnowsNone(TOKEN, REST, AUTHENTICATION, BRANDING);

    private static ArchRule leafKnowsNone(String leaf, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(leaf)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
