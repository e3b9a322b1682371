package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.LoginScenario.ACME;
import static io.keycloakb2b.organization.LoginScenario.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import io.keycloakb2b.organization.OrganizationSelection.All;
import io.keycloakb2b.organization.OrganizationSelection.AskFirst;
import io.keycloakb2b.organization.OrganizationSelection.Choose;
import io.keycloakb2b.organization.OrganizationSelection.Personal;
import io.keycloakb2b.organization.OrganizationSelection.Refused;
import io.keycloakb2b.organization.OrganizationSelection.Selected;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** LOGIN.md, stage 1, row by row. */
final class OrganizationSelectionTest {

    private static final OrganizationHints NOTHING = OrganizationHints.none();
    private static final OrganizationHints ACME_NAMED = new OrganizationHints(Set.of(ACME), false, Optional.empty());
    private static final OrganizationHints TWO_NAMED =
            new OrganizationHints(Set.of(ACME, OTHER), false, Optional.empty());
    private static final OrganizationHints UNKNOWN = new OrganizationHints(Set.of(), true, Optional.empty());
    private static final OrganizationHints KNOWN_AND_UNKNOWN =
            new OrganizationHints(Set.of(ACME), true, Optional.empty());

    record Row(
            String name,
            ApplicationRules application,
            OrganizationHints hints,
            Optional<List<OrganizationId>> usable,
            OrganizationSelection expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void stageOne(Row row) {
        assertThat(OrganizationSelection.select(row.application(), row.hints(), row.usable()))
                .isEqualTo(row.expected());
    }

    static Stream<Row> rows() {
        return Stream.of(
                        beforeAnybodySignedIn(),
                        domains(),
                        afterSomebodySignedIn(),
                        everyOrganization(),
                        ordinaryClients())
                .flatMap(List::stream);
    }

    private static List<Row> beforeAnybodySignedIn() {
        return List.of(
                before("application denies organizations, one was named", denies(), ACME_NAMED)
                        .gives(new Refused(DenialReason.ORG_NOT_ALLOWED)),
                before("application denies organizations, an unknown one was named", denies(), UNKNOWN)
                        .gives(new Refused(DenialReason.ORG_NOT_ALLOWED)),
                before("application denies organizations, none named", denies(), NOTHING)
                        .gives(new Personal()),
                before("application denies organizations, e-mail in an owned domain", denies(), owned(true))
                        .gives(new Personal()),
                before("the hints name different organizations", allows(), TWO_NAMED)
                        .gives(new Refused(DenialReason.ORG_MISMATCH)),
                before("an organization is named", allows(), ACME_NAMED).gives(new Selected(ACME)),
                before("an unknown organization is named", allows(), UNKNOWN)
                        .gives(new Refused(DenialReason.ORG_UNKNOWN)),
                before("one known and one unknown organization are named", allows(), KNOWN_AND_UNKNOWN)
                        .gives(new Refused(DenialReason.ORG_UNKNOWN)),
                before("nothing, application prompts before login", prompts(OrganizationPrompt.BEFORE_LOGIN), NOTHING)
                        .gives(new AskFirst()),
                before("nothing, application prompts after login", prompts(OrganizationPrompt.AFTER_LOGIN), NOTHING)
                        .gives(new Personal()),
                before("nothing, application never prompts", allows(), NOTHING).gives(new Personal()),
                before("nothing, application requires an organization but prompts never", requires(), NOTHING)
                        .gives(new Personal()));
    }

    private static List<Row> domains() {
        ApplicationRules asksFirst = prompts(OrganizationPrompt.BEFORE_LOGIN);
        return List.of(
                before("owned domain, domain policy on", asksFirst, owned(true)).gives(new Selected(ACME)),
                before("owned domain, domain policy off: a suggestion at most", asksFirst, owned(false))
                        .gives(new AskFirst()),
                before("affiliated domain: a suggestion at most", asksFirst, affiliated())
                        .gives(new AskFirst()),
                before("owned domain of another organization than the named one", allows(), namedWithForeignDomain())
                        .gives(new Selected(ACME)));
    }

    private static List<Row> afterSomebodySignedIn() {
        return List.of(
                after("signed in, no usable organization, none required", allows(), NOTHING)
                        .gives(new Personal()),
                after("signed in, no usable organization, one required", requires(), NOTHING)
                        .gives(new Refused(DenialReason.ORG_REQUIRED)),
                after("signed in, one usable organization", allows(), NOTHING, ACME)
                        .gives(new Selected(ACME)),
                after("signed in, several usable organizations", allows(), NOTHING, ACME, OTHER)
                        .gives(new Choose(List.of(ACME, OTHER))),
                after(
                                "signed in, several usable, application asked before",
                                prompts(OrganizationPrompt.BEFORE_LOGIN),
                                NOTHING,
                                ACME,
                                OTHER)
                        .gives(new Choose(List.of(ACME, OTHER))),
                after("signed in, several usable, domain policy names one", allows(), owned(true), ACME, OTHER)
                        .gives(new Selected(ACME)),
                after("signed in, the domain's organization is not usable but another is", allows(), owned(true), OTHER)
                        .gives(new Selected(OTHER)),
                after("signed in, only the domain names an organization", allows(), owned(true))
                        .gives(new Selected(ACME)),
                after("signed in, domain policy off", allows(), owned(false), OTHER)
                        .gives(new Selected(OTHER)),
                after("signed in, a named organization wins over the usable ones", allows(), ACME_NAMED, OTHER)
                        .gives(new Selected(ACME)),
                after("signed in, hints differ", allows(), TWO_NAMED, ACME, OTHER)
                        .gives(new Refused(DenialReason.ORG_MISMATCH)),
                after("signed in, application denies organizations", denies(), NOTHING, ACME, OTHER)
                        .gives(new Personal()));
    }

    private static List<Row> everyOrganization() {
        OrganizationHints everything = new OrganizationHints(Set.of(), false, Optional.empty(), true);
        OrganizationHints everythingByInvitation = new OrganizationHints(Set.of(ACME), false, Optional.empty(), true);
        OrganizationHints everythingFromADomain =
                new OrganizationHints(Set.of(), false, owned(true).domain(), true);
        ApplicationRules asksFirst = entersAll(OrganizationUsage.ALLOW);
        ApplicationRules requires = entersAll(OrganizationUsage.REQUIRE);
        return List.of(
                before("all, the application has not chosen so", prompts(OrganizationPrompt.BEFORE_LOGIN), everything)
                        .gives(new AskFirst()),
                after("all, signed in, the application has not chosen so", allows(), everything, ACME)
                        .gives(new Selected(ACME)),
                before("all, nobody has signed in", asksFirst, everything).gives(new All()),
                after("all, signed in", asksFirst, everything, ACME, OTHER).gives(new All()),
                after("all of one", asksFirst, everything, ACME).gives(new All()),
                after("all of none", asksFirst, everything).gives(new All()),
                after("all of none, the application requires one", requires, everything)
                        .gives(new Refused(DenialReason.ORG_REQUIRED)),
                after("all, the application requires one", requires, everything, ACME)
                        .gives(new All()),
                after("all, e-mail in an owned domain", asksFirst, everythingFromADomain, ACME, OTHER)
                        .gives(new All()),
                after("all, with an invitation into one", asksFirst, everythingByInvitation, ACME, OTHER)
                        .gives(new Selected(ACME)),
                after("one, the application may ask for all", asksFirst, NOTHING, ACME)
                        .gives(new Selected(ACME)),
                after("all, the application denies organizations", entersAll(OrganizationUsage.DENY), everything, ACME)
                        .gives(new Personal()));
    }

    private static ApplicationRules entersAll(OrganizationUsage usage) {
        return new ApplicationRules(
                new ClientId("application"),
                true,
                usage,
                OrganizationPrompt.BEFORE_LOGIN,
                RoleSource.ORGANIZATIONS_AND_KEYCLOAK,
                false,
                LoginRules.unrestricted(),
                true,
                Optional.empty());
    }

    private static List<Row> ordinaryClients() {
        ApplicationRules ordinary = ApplicationRules.ordinary(new ClientId("ordinary"));
        return List.of(
                before("ordinary client, nothing named", ordinary, NOTHING).gives(new Personal()),
                before("ordinary client, e-mail in an owned domain", ordinary, owned(true))
                        .gives(new Personal()),
                before("ordinary client, an organization is named", ordinary, ACME_NAMED)
                        .gives(new Selected(ACME)),
                after("ordinary client, signed in, several organizations", ordinary, NOTHING, ACME, OTHER)
                        .gives(new Personal()));
    }

    private record Condition(
            String name, ApplicationRules application, OrganizationHints hints, Optional<List<OrganizationId>> usable) {

        Row gives(OrganizationSelection expected) {
            return new Row(name, application, hints, usable, expected);
        }
    }

    private static Condition before(String name, ApplicationRules application, OrganizationHints hints) {
        return new Condition(name, application, hints, Optional.empty());
    }

    private static Condition after(
            String name, ApplicationRules application, OrganizationHints hints, OrganizationId... usable) {
        return new Condition(name, application, hints, Optional.of(List.of(usable)));
    }

    private static ApplicationRules denies() {
        return application(OrganizationUsage.DENY, OrganizationPrompt.BEFORE_LOGIN);
    }

    private static ApplicationRules allows() {
        return prompts(OrganizationPrompt.NONE);
    }

    private static ApplicationRules requires() {
        return application(OrganizationUsage.REQUIRE, OrganizationPrompt.NONE);
    }

    private static ApplicationRules prompts(OrganizationPrompt prompt) {
        return application(OrganizationUsage.ALLOW, prompt);
    }

    private static ApplicationRules application(OrganizationUsage usage, OrganizationPrompt prompt) {
        return new ApplicationRules(
                new ClientId("application"),
                true,
                usage,
                prompt,
                RoleSource.ORGANIZATIONS_AND_KEYCLOAK,
                false,
                LoginRules.unrestricted());
    }

    private static OrganizationHints owned(boolean policy) {
        return inDomain(Set.of(), ACME, DomainProof.Kind.OWNED, policy);
    }

    private static OrganizationHints affiliated() {
        return inDomain(Set.of(), ACME, DomainProof.Kind.AFFILIATED, true);
    }

    private static OrganizationHints namedWithForeignDomain() {
        return inDomain(Set.of(ACME), OTHER, DomainProof.Kind.OWNED, true);
    }

    private static OrganizationHints inDomain(
            Set<OrganizationId> named, OrganizationId owner, DomainProof.Kind kind, boolean policy) {
        return new OrganizationHints(named, false, Optional.of(new DomainProof(owner, "example.com", kind, policy)));
    }
}
