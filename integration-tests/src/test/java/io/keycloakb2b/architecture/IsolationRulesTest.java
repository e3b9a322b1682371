package io.keycloakb2b.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Isolation is a type: what was not checked cannot be asked for. */
@AnalyzeClasses(locations = DeployedJars.class, importOptions = WithoutPackageInfo.class)
final class IsolationRulesTest {

    private static final Set<String> SCOPES = Set.of(
            "io.keycloakb2b.access.OrganizationScope",
            "io.keycloakb2b.access.RealmScope",
            "io.keycloakb2b.access.PersonScope",
            "io.keycloakb2b.access.SenderScope",
            "io.keycloakb2b.access.FoundingScope");

    /** Events say of themselves where they belong; removals follow what Keycloak has removed, so nobody asks. */
    private static final String WITHOUT_SCOPE = "AuditStore|RemovalStore";

    @ArchTest
    static final ArchRule storesAskForAScope = methods()
            .that()
            .areDeclaredInClassesThat()
            .haveNameMatching("io\\.keycloakb2b\\.spi\\.\\w+Store")
            .and()
            .areDeclaredInClassesThat()
            .haveNameNotMatching("io\\.keycloakb2b\\.spi\\.(" + WITHOUT_SCOPE + ")")
            .should(haveAScopeFirst());

    @ArchTest
    static final ArchRule onlyStoresAndInputsQuery = noClasses()
            .that()
            .resideOutsideOfPackages("io.keycloakb2b.jpa..", "io.keycloakb2b.inputs..", "io.keycloakb2b.cache..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..");

    /** What fires without a person asking. */
    @ArchTest
    static final ArchRule onlyListenersAndTasksActForTheServer = noClasses()
            .that()
            .haveNameNotMatching(
                    "io\\.keycloakb2b\\.command\\.(SeatListener|DefaultRolesListener|KillSwitchListener|PurgeTask)|io\\.keycloakb2b\\.access\\.ServerAccess")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.keycloakb2b.access.ServerAccess");

    /** A scope by the right of whoever enters, and a caller who is not asking: each is found right before, by these. */
    @ArchTest
    static final ArchRule onlyEnteringMakesAScopeWithoutAPermission = noClasses()
            .that()
            .haveNameNotMatching(
                    "io\\.keycloakb2b\\.(access\\.OrganizationAccess|command\\.(AcceptInvitation|AnswerInvitation|JoinOrganization|PostponeSecondFactor|ReportEmergency|ReportSeatsTaken|RequestToJoin))")
            .should()
            .callMethodWhere(target(owner(name("io.keycloakb2b.access.OrganizationAccess")))
                    .and(target(nameMatching("forEntering|inviter"))));

    /** Its last use is all that is ever written of a key by itself. */
    @ArchTest
    static final ArchRule onlyPresentingMakesTheScopeOfAKey = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.keycloakb2b.command.PresentApiKey")
            .should()
            .callMethodWhere(target(owner(name("io.keycloakb2b.access.OrganizationAccess")))
                    .and(target(nameMatching("forUsing"))));

    private static ArchCondition<JavaMethod> haveAScopeFirst() {
        return new ArchCondition<>("have a scope as the first parameter") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean scoped = method.getRawParameterTypes().stream()
                        .findFirst()
                        .map(JavaClass::getName)
                        .filter(SCOPES::contains)
                        .isPresent();
                events.add(new SimpleConditionEvent(method, scoped, method.getFullName()));
            }
        };
    }
}
