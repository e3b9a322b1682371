package io.keycloakb2b.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Decisions stay free of frameworks, entities stay at home. */
@AnalyzeClasses(locations = DeployedJars.class, importOptions = WithoutPackageInfo.class)
final class ModelRulesTest {

    @ArchTest
    static final ArchRule decisionsImportNeitherKeycloakNorPersistence = noClasses()
            .that()
            .resideInAPackage("io.keycloakb2b.organization..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta.persistence..", "org.hibernate..");

    @ArchTest
    static final ArchRule entitiesAreVisibleInTheirPackageOnly = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .resideInAPackage("io.keycloakb2b.jpa")
            .andShould()
            .bePackagePrivate();
}
