package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.LoginScenario.ACME;
import static io.keycloakb2b.organization.LoginScenario.ACME_IDP;
import static io.keycloakb2b.organization.LoginScenario.ACME_SECOND_IDP;
import static io.keycloakb2b.organization.LoginScenario.OTHER;
import static io.keycloakb2b.organization.LoginScenario.OTHER_IDP;

import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.OrganizationSelection.All;
import io.keycloakb2b.organization.OrganizationSelection.AskFirst;
import io.keycloakb2b.organization.OrganizationSelection.Choose;
import io.keycloakb2b.organization.OrganizationSelection.Personal;
import io.keycloakb2b.organization.OrganizationSelection.Refused;
import io.keycloakb2b.organization.OrganizationSelection.Selected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random logins, and random ways to make one stricter. */
final class LoginRequests {

    private LoginRequests() {}

    /** Something that can only make a login harder. */
    record Strictness(String name, UnaryOperator<LoginScenario> change) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Logins of all kinds on one of some paths; somebody has proved something. */
    static Arbitrary<LoginScenario> proved(LoginPath... paths) {
        return Combinators.combine(
                        targets(),
                        Arbitraries.of(paths),
                        selections(),
                        domainPolicies(),
                        proofs(),
                        moments(),
                        Arbitraries.of(false, false, true))
                .as((scenario, path, selection, domain, proof, moment, postponed) -> new LoginScenario(
                        path,
                        scenario.application(),
                        selection,
                        scenario.target(),
                        domain,
                        Optional.of(proof),
                        scenario.person(),
                        scenario.invitation(),
                        scenario.joining(),
                        moment,
                        scenario.breakGlassDoor(),
                        postponed))
                .withoutEdgeCases();
    }

    /** The same, and nobody has proved anything. */
    static Arbitrary<LoginScenario> unproved(LoginPath... paths) {
        return proved(paths).map(LoginScenario::nobodyYet);
    }

    static Arbitrary<LoginRules> rules() {
        return Combinators.combine(
                        Arbitraries.of(FirstFactor.class).set().ofMaxSize(5),
                        Arbitraries.of(false, false, true),
                        secondFactors(),
                        sessions())
                .as(LoginRules::new);
    }

    private static Arbitrary<SecondFactorRules> secondFactors() {
        return Combinators.combine(
                        Arbitraries.of(MfaPolicy.class).set().ofMaxSize(2),
                        Arbitraries.of(SecondFactor.class).set(),
                        Arbitraries.of(0, 0, 14).map(Duration::ofDays))
                .as(SecondFactorRules::new);
    }

    private static Arbitrary<LoginMoment> moments() {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 0, 30, 120), Arbitraries.of(0, 20).optional(0.5))
                .as((age, unused) -> new LoginMoment(
                        Samples.NOW.plus(Duration.ofMinutes(age)),
                        unused.map(minutes -> Samples.NOW.plus(Duration.ofMinutes(age - minutes)))));
    }

    /** Limits of sessions around the moments that the proofs of these requests are old. */
    private static Arbitrary<SessionRules> sessions() {
        Arbitrary<Optional<Duration>> limit =
                Arbitraries.of(1, 60, 3600).map(Duration::ofMinutes).optional(0.2);
        return Combinators.combine(limit, limit, limit).as(SessionRules::new);
    }

    static Arbitrary<Strictness> strictness() {
        Arbitrary<Strictness> byRules = rules().flatMap(rules -> Arbitraries.of(
                new Strictness(
                        "application " + rules,
                        login -> login.applicationRules(
                                login.application().loginRules().strictest(rules))),
                new Strictness(
                        "organization " + rules,
                        login -> login.organizationRules(login.target().rules().strictest(rules))),
                new Strictness("domain " + rules, login -> domain(login, rules, Set.of()))));
        Arbitrary<Strictness> byState = Arbitraries.of(
                new Strictness("no provider", LoginScenario::providers),
                new Strictness(
                        "first provider gone",
                        login -> login.providers(
                                login.target().providers().stream().skip(1).toArray(UsableProvider[]::new))),
                new Strictness(
                        "domain's provider gone",
                        login -> domain(login, LoginRules.unrestricted(), Set.of(OTHER_IDP, ACME_IDP))),
                new Strictness("organization suspended", login -> worse(login, 1)),
                new Strictness("ancestor suspended", login -> worse(login, 0)),
                new Strictness("application gone", LoginScenario::withoutTheApplication),
                new Strictness("member suspended", login -> login.member(MembershipStatus.SUSPENDED)),
                new Strictness("member pending", login -> login.member(MembershipStatus.PENDING)),
                new Strictness("member gone", LoginScenario::noMember),
                new Strictness("organization closed", login -> login.mode(RegistrationMode.CLOSED)),
                new Strictness("invitation over", login -> login.invited(InvitationStatus.REVOKED)),
                new Strictness("user disabled", LoginScenario::disabledUser),
                new Strictness("roles gone", LoginScenario::withoutRoles),
                new Strictness("role required", LoginScenario::roleRequired),
                new Strictness("required relation unmet", LoginScenario::withoutTheRequiredRelation),
                new Strictness("organization required", login -> login.usage(OrganizationUsage.REQUIRE)),
                new Strictness("sessions ended", login -> login.sessionsEnded(Samples.NOW.plus(Duration.ofDays(1)))),
                new Strictness("second factors forgotten", LoginRequests::withoutSecondFactors));
        return Arbitraries.oneOf(byRules, byState);
    }

    private static Arbitrary<LoginScenario> targets() {
        Arbitrary<UnaryOperator<LoginScenario>> rules = Combinators.combine(mostlyLax(), mostlyLax())
                .as((application, organization) ->
                        login -> login.applicationRules(application).organizationRules(organization));
        Arbitrary<UnaryOperator<LoginScenario>> state = rarely(Arbitraries.of(
                LoginScenario::withoutTheApplication,
                LoginScenario::noMember,
                login -> login.noMember().mode(RegistrationMode.INVITATION).invited(),
                login -> login.noMember().mode(RegistrationMode.OPEN),
                login -> login.noMember().mode(RegistrationMode.INVITATION).justInTime(true),
                login -> login.noMember().mode(RegistrationMode.INVITATION).justInTime(false),
                LoginScenario::disabledUser,
                login -> login.member(MembershipStatus.SUSPENDED),
                login -> login.member(MembershipStatus.PENDING),
                login -> worse(login, 0),
                login -> worse(login, 1)));
        Arbitrary<UnaryOperator<LoginScenario>> wishes = rarely(Arbitraries.of(
                LoginScenario::roleRequired,
                login -> login.roleRequired().withoutRoles(),
                LoginScenario::withoutTheRequiredRelation,
                login -> login.usage(OrganizationUsage.REQUIRE),
                login -> login.sessionsEnded(Samples.NOW.plusSeconds(1)),
                LoginScenario::enrolled,
                login -> login.enrolled(SecondFactor.WEBAUTHN, SecondFactor.RECOVERY_CODE),
                LoginScenario::ordinaryClient));
        Arbitrary<List<UsableProvider>> providers = Arbitraries.of(ACME_IDP, ACME_SECOND_IDP)
                .list()
                .uniqueElements()
                .ofMaxSize(2);
        return Combinators.combine(rules, state, wishes, providers)
                .as((byRules, byState, byWish, byProviders) -> byRules.andThen(byState)
                        .andThen(byWish)
                        .apply(LoginScenario.login().providers(byProviders.toArray(UsableProvider[]::new))));
    }

    private static Arbitrary<OrganizationSelection> selections() {
        return Arbitraries.frequency(
                Tuple.of(8, new Selected(ACME)),
                Tuple.of(3, new Personal()),
                Tuple.of(1, new Choose(List.of(ACME, OTHER))),
                Tuple.of(1, new All()),
                Tuple.of(1, new AskFirst()),
                Tuple.of(1, new Refused(DenialReason.ORG_UNKNOWN)));
    }

    private static Arbitrary<Optional<DomainPolicy>> domainPolicies() {
        return Combinators.combine(
                        Arbitraries.<List<UsableProvider>>of(
                                List.of(OTHER_IDP), List.of(ACME_IDP), List.of(ACME_IDP, ACME_SECOND_IDP), List.of()),
                        mostlyLax())
                .as((providers, rules) ->
                        new DomainPolicy(providers.contains(ACME_IDP) ? ACME : OTHER, rules, providers))
                .optional(0.4);
    }

    private static Arbitrary<Proof> proofs() {
        Arbitrary<Proof> first = Arbitraries.of(
                LoginScenario.password(),
                LoginScenario.local(FirstFactor.PASSKEY),
                LoginScenario.verifiedPasskey(),
                LoginScenario.local(FirstFactor.EMAIL_CODE),
                LoginScenario.social(),
                LoginScenario.at(ACME_IDP),
                LoginScenario.at(OTHER_IDP));
        Arbitrary<Set<SecondFactor>> second = Arbitraries.of(Set.of(), Set.of(), Set.of(SecondFactor.OTP));
        return Combinators.combine(first, second)
                .as((proof, factors) -> new Proof(
                        proof.factor(),
                        proof.provider(),
                        proof.providerOwner(),
                        proof.multiFactor(),
                        factors,
                        proof.at()));
    }

    private static Arbitrary<LoginRules> mostlyLax() {
        return Arbitraries.integers()
                .between(0, 3)
                .flatMap(dice -> dice > 0 ? Arbitraries.just(LoginRules.unrestricted()) : rules());
    }

    private static <T> Arbitrary<UnaryOperator<T>> rarely(Arbitrary<UnaryOperator<T>> change) {
        return Arbitraries.integers()
                .between(0, 3)
                .flatMap(dice -> dice > 0 ? Arbitraries.just(UnaryOperator.identity()) : change);
    }

    private static LoginScenario domain(LoginScenario login, LoginRules stricter, Set<UsableProvider> gone) {
        if (login.domainPolicy().isEmpty()) {
            return login;
        }
        DomainPolicy policy = login.domainPolicy().get();
        return login.domainOwner(
                policy.owner(),
                policy.rules().strictest(stricter),
                policy.providers().stream()
                        .filter(provider -> !gone.contains(provider))
                        .toArray(UsableProvider[]::new));
    }

    private static LoginScenario worse(LoginScenario login, int depth) {
        List<Organization> path = new ArrayList<>(login.target().path().rootFirst());
        path.set(depth, Samples.withStatus(path.get(depth), OrganizationStatus.SUSPENDED));
        return login.entering(new OrganizationPath(path));
    }

    private static LoginScenario withoutSecondFactors(LoginScenario login) {
        return login.proof()
                .map(proof -> login.provedBy(new Proof(
                        proof.factor(),
                        proof.provider(),
                        proof.providerOwner(),
                        proof.multiFactor(),
                        Set.of(),
                        proof.at())))
                .orElse(login);
    }
}
