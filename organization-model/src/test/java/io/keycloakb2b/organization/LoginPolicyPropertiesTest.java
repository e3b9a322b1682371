package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.LoginPath.BROWSER;
import static io.keycloakb2b.organization.LoginPath.PASSWORD_GRANT;
import static io.keycloakb2b.organization.LoginPath.REFRESH;
import static io.keycloakb2b.organization.LoginPath.SILENT;
import static io.keycloakb2b.organization.LoginPath.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakb2b.organization.LoginDecision.AskToJoin;
import io.keycloakb2b.organization.LoginDecision.Deny;
import io.keycloakb2b.organization.LoginDecision.EnrolSecondFactor;
import io.keycloakb2b.organization.LoginDecision.Enter;
import io.keycloakb2b.organization.LoginDecision.Haste;
import io.keycloakb2b.organization.LoginDecision.Join;
import io.keycloakb2b.organization.LoginRequests.Strictness;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What holds for every login, whatever the rows say. */
final class LoginPolicyPropertiesTest {

    /** Refusals that speak of the person, and so may follow a proof only. */
    private static final Set<DenialReason> ABOUT_THE_PERSON = EnumSet.of(
            DenialReason.USER_DISABLED,
            DenialReason.EMAIL_UNVERIFIED,
            DenialReason.NOT_A_MEMBER,
            DenialReason.NOT_PROVISIONED,
            DenialReason.INVITATION_OTHER_ADDRESS,
            DenialReason.INVITATION_EXPIRED,
            DenialReason.INVITATION_REVOKED,
            DenialReason.INVITATION_USED,
            DenialReason.SEAT_LIMIT,
            DenialReason.MEMBER_PENDING,
            DenialReason.MEMBER_SUSPENDED,
            DenialReason.ORG_REQUIRED,
            DenialReason.MFA_REQUIRED,
            DenialReason.SESSION_ENDED,
            DenialReason.NO_ROLE,
            DenialReason.NO_RELATION);

    /** Refusals that speak of the way in which the person proved something. */
    private static final Set<DenialReason> ABOUT_FACTORS = EnumSet.of(
            DenialReason.METHOD_NOT_ALLOWED,
            DenialReason.NO_METHOD,
            DenialReason.SSO_UNAVAILABLE,
            DenialReason.IDP_ORG_MISMATCH,
            DenialReason.MFA_REQUIRED);

    @Property
    void strictnessNeverOpensADoor(
            @ForAll("proved") LoginScenario login, @ForAll("strictness") List<Strictness> strictness) {
        LoginScenario stricter = login;
        for (Strictness more : strictness) {
            stricter = more.change().apply(stricter);
        }
        boolean before = letIn(login);
        boolean after = letIn(stricter);

        Statistics.label("door was open, still is").collect(before, after).coverage(checker -> {
            checker.check(true, true).percentage(share -> share > 2);
            checker.check(true, false).percentage(share -> share > 2);
        });
        assertThat(before || !after || onlyTheOldFactorIsLeft(stricter)).isTrue();
    }

    /**
     * Where none of a person's second factors counts any more, proving an old one is all that can be asked before a new
     * one is set up, and that may have time.
     */
    private static boolean onlyTheOldFactorIsLeft(LoginScenario login) {
        LoginRules both = login.target().rules().strictest(login.application().loginRules());
        LoginRules all = login.domainPolicy()
                .map(DomainPolicy::rules)
                .map(both::strictest)
                .orElse(both);
        Set<SecondFactor> enrolled = login.person().secondFactors();
        return !enrolled.isEmpty()
                && Collections.disjoint(enrolled, all.secondFactor().allowed())
                && !login.proof().orElseThrow().secondFactors().isEmpty();
    }

    @Property
    void aPathThatCannotAskOnlyEntersOrDenies(@ForAll("unasked") LoginScenario login) {
        assertThat(login.decision()).isInstanceOfAny(Enter.class, Deny.class);
    }

    @Property
    void aPathThatCannotAskEntersExactlyWhereABrowserWouldWithoutAsking(@ForAll("unasked") LoginScenario login) {
        // How old a proof may be is asked of people at the door only.
        LoginScenario young = login.atMoment(new LoginMoment(Samples.NOW, Optional.empty()));
        LoginDecision inABrowser = young.by(BROWSER).decision();
        if (inABrowser instanceof EnrolSecondFactor enrol && enrol.haste() instanceof Haste.Never) {
            // Nothing is suggested to a machine.
            inABrowser = young.by(BROWSER).postponed().decision();
        }

        if (inABrowser instanceof Enter || inABrowser instanceof Deny) {
            assertThat(young.decision()).isEqualTo(inABrowser);
        } else {
            assertThat(young.decision()).isInstanceOf(Deny.class);
        }
    }

    @Property
    void nobodyEntersWithoutAProof(@ForAll("unproved") LoginScenario login) {
        assertThat(login.decision()).isNotInstanceOfAny(Enter.class, Join.class, AskToJoin.class);
    }

    @Property
    void beforeTheProofNothingIsSaidOfAnybody(@ForAll("unproved") LoginScenario login) {
        if (login.decision() instanceof Deny deny) {
            assertThat(deny.reason()).isNotIn(ABOUT_THE_PERSON);
        }
        assertThat(login.noMember().disabledUser().request()).isEqualTo(login.request());
    }

    @Example
    void aRequestHasNoPlaceForAPersonWhoHasProvedNothing() {
        LoginRequest request = LoginScenario.login().request();

        assertThatThrownBy(() -> new LoginRequest(
                        request.path(),
                        request.moment(),
                        request.application(),
                        request.selection(),
                        request.target(),
                        request.domainPolicy(),
                        Optional.empty(),
                        request.person(),
                        request.invitation(),
                        request.joining(),
                        false,
                        false,
                        false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aRefreshWithoutAnEarlierProofIsNoRequest() {
        LoginScenario refresh = LoginScenario.login().by(REFRESH).nobodyYet();

        assertThatThrownBy(refresh::request).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aRefreshDoesNotAskHowThePersonOnceProvedIdentity(
            @ForAll("refreshes") LoginScenario refresh, @ForAll("rules") LoginRules rules) {
        LoginScenario young = refresh.atMoment(new LoginMoment(Samples.NOW, Optional.empty()));
        LoginScenario tightened =
                young.applicationRules(rules).organizationRules(rules).providers();

        if (young.decision() instanceof Deny deny) {
            assertThat(deny.reason()).isNotIn(ABOUT_FACTORS);
        }
        assertThat(tightened.decision()).isEqualTo(young.decision());
    }

    @Property
    void aRefreshEndsWithTheSessionsOfTheOrganization(@ForAll("refreshes") LoginScenario refresh) {
        LoginScenario ended = refresh.sessionsEnded(refresh.moment().now().plus(Duration.ofMillis(1)));

        if (refresh.selection() instanceof OrganizationSelection.Selected) {
            assertThat(ended.decision()).isInstanceOf(Deny.class);
        }
    }

    @Property
    void whoEntersIsAnEnabledActiveMemberOfAUsableOrganizationWithTheApplication(
            @ForAll("onAnyPath") LoginScenario login) {
        if (login.decision() instanceof Enter enter && enter.organization().isPresent()) {
            assertThat(enter.organization()).contains(login.target().id());
            assertThat(login.target().path().usable()).isTrue();
            assertThat(login.target().applicationActive()).isTrue();
            assertThat(login.person().enabled()).isTrue();
            assertThat(login.person().membership().map(Membership::status)).contains(MembershipStatus.ACTIVE);
            assertThat(login.person().anyEffectiveRole() || !login.application().roleRequired())
                    .isTrue();
            assertThat(login.person().requiredRelation()).isTrue();
        }
    }

    @Property
    void whoEntersHasUsedAFactorThatEverybodyAllows(@ForAll("proved") LoginScenario login) {
        if (login.decision() instanceof Enter enter) {
            FirstFactor used = login.proof().orElseThrow().factor();
            assertThat(login.application().loginRules().usableFactors()).contains(used);
            if (enter.organization().isPresent()) {
                assertThat(login.target().rules().usableFactors()).contains(used);
            }
            login.domainPolicy().ifPresent(policy -> assertThat(policy.rules().usableFactors())
                    .contains(used));
        }
    }

    @Property
    void whoEntersWhereASecondFactorIsRequiredHasProvedOneOrHasTimeLeft(@ForAll("proved") LoginScenario login) {
        SecondFactorRules rules = login.target()
                .rules()
                .strictest(login.application().loginRules())
                .secondFactor();
        if (login.decision() instanceof Enter enter
                && enter.organization().isPresent()
                && rules.policies().contains(MfaPolicy.REQUIRED)) {
            boolean proved = login.proof().orElseThrow().satisfies(rules);
            boolean timeLeft = login.isPostponed() && !rules.grace().isZero();

            assertThat(proved || timeLeft).isTrue();
        }
    }

    @Property
    void nobodySetsUpAFactorOnAPasswordAloneWhoHasOneAlready(@ForAll("proved") LoginScenario login) {
        if (login.decision() instanceof EnrolSecondFactor) {
            boolean proved = !login.proof().orElseThrow().secondFactors().isEmpty();

            assertThat(proved || login.person().secondFactors().isEmpty()).isTrue();
        }
    }

    @Property
    void rulesTogetherAreAsStrictAsEachAndInNoOrder(
            @ForAll("rules") LoginRules some, @ForAll("rules") LoginRules others) {
        LoginRules both = some.strictest(others);

        assertThat(both).isEqualTo(others.strictest(some));
        assertThat(both.strictest(some)).isEqualTo(both);
        assertThat(some.usableFactors()).containsAll(both.usableFactors());
        assertThat(others.usableFactors()).containsAll(both.usableFactors());
        assertThat(both.secondFactor().policies())
                .containsAll(some.secondFactor().policies())
                .containsAll(others.secondFactor().policies());
        assertThat(some.strictest(LoginRules.unrestricted())).isEqualTo(some);
    }

    @Property
    void whoJoinsHasARightToIt(@ForAll("onAnyPath") LoginScenario login) {
        if (login.decision() instanceof Join join) {
            assertThat(join.organization()).isEqualTo(login.target().id());
            assertThat(login.person().enabled()).isTrue();
            assertThat(login.person().membership().map(Membership::status))
                    .isNotEqualTo(Optional.of(MembershipStatus.SUSPENDED));
            switch (join.reason()) {
                case INVITATION -> {
                    PresentedInvitation invitation = login.invitation().orElseThrow();
                    assertThat(invitation.status()).isEqualTo(InvitationStatus.PENDING);
                    assertThat(invitation.addressed() && invitation.stood()).isTrue();
                }
                case PROVIDER -> {
                    assertThat(login.joining().orElseThrow().justInTime()).isTrue();
                    assertThat(login.joining().orElseThrow().ownAddress()).isTrue();
                    assertThat(login.proof().orElseThrow().providerOwner()).contains(join.organization());
                }
                case DOMAIN ->
                    assertThat(login.joining().orElseThrow().domain()).isEqualTo(AutoJoin.JOIN);
                case OPEN -> assertThat(login.joining().orElseThrow().mode()).isEqualTo(RegistrationMode.OPEN);
            }
        }
    }

    /** Whether the person gets in without proving anything more. */
    private static boolean letIn(LoginScenario login) {
        LoginDecision decision = goingOn(login);
        return decision instanceof Enter || decision instanceof Join;
    }

    /** What follows where the person puts off whatever can be put off. */
    private static LoginDecision goingOn(LoginScenario login) {
        LoginDecision decision = login.decision();
        return decision instanceof EnrolSecondFactor enrol && !(enrol.haste() instanceof Haste.Now)
                ? login.postponed().decision()
                : decision;
    }

    @Provide
    Arbitrary<LoginScenario> proved() {
        return LoginRequests.proved(BROWSER, SILENT, PASSWORD_GRANT, TOKEN);
    }

    @Provide
    Arbitrary<LoginScenario> onAnyPath() {
        return LoginRequests.proved(LoginPath.values());
    }

    @Provide
    Arbitrary<LoginScenario> unproved() {
        return LoginRequests.unproved(BROWSER, SILENT, PASSWORD_GRANT, TOKEN);
    }

    @Provide
    Arbitrary<LoginScenario> unasked() {
        Arbitrary<LoginScenario> proved = LoginRequests.proved(SILENT, PASSWORD_GRANT, TOKEN);
        return Arbitraries.oneOf(proved, LoginRequests.unproved(SILENT, PASSWORD_GRANT, TOKEN));
    }

    @Provide
    Arbitrary<LoginScenario> refreshes() {
        return LoginRequests.proved(REFRESH);
    }

    @Provide
    Arbitrary<LoginRules> rules() {
        return LoginRequests.rules();
    }

    @Provide
    Arbitrary<List<Strictness>> strictness() {
        return LoginRequests.strictness().list().ofMinSize(1).ofMaxSize(2).withoutEdgeCases();
    }
}
