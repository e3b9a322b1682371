package io.keycloakb2b.organization;

import io.keycloakb2b.organization.ApplicationRules.OrganizationPrompt;
import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.ApplicationRules.RoleSource;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A login told from left to right. It starts as an enabled, active member with a role who signs in to {@link #ACME}
 * with a password in a browser, where nothing is restricted; every method tells what is different.
 */
record LoginScenario(
        LoginPath path,
        ApplicationRules application,
        OrganizationSelection selection,
        TargetOrganization target,
        Optional<DomainPolicy> domainPolicy,
        Optional<Proof> proof,
        Person person,
        Optional<PresentedInvitation> invitation,
        Optional<JoiningRules> joining,
        LoginMoment moment,
        boolean breakGlassDoor,
        boolean isPostponed) {

    static final OrganizationId ACME = Samples.organization("acme");
    static final OrganizationId OTHER = Samples.organization("other");
    static final UserId ANN = Samples.user("ann");
    static final UsableProvider ACME_IDP = new UsableProvider(new ProviderAlias("acme-idp"), ACME, "Acme");
    static final UsableProvider ACME_SECOND_IDP = new UsableProvider(new ProviderAlias("acme-idp-2"), ACME, "Acme 2");
    static final UsableProvider OTHER_IDP = new UsableProvider(new ProviderAlias("other-idp"), OTHER, "Other");

    static LoginScenario login() {
        return new LoginScenario(
                LoginPath.BROWSER,
                new ApplicationRules(
                        new ClientId("application"),
                        true,
                        OrganizationUsage.ALLOW,
                        OrganizationPrompt.NONE,
                        RoleSource.ORGANIZATIONS_AND_KEYCLOAK,
                        false,
                        LoginRules.unrestricted()),
                new OrganizationSelection.Selected(ACME),
                new TargetOrganization(
                        Samples.path("holding", "acme"), true, LoginRules.unrestricted(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.of(password()),
                new Person(true, Optional.of(Membership.employee(ACME, ANN)), true, Set.of(), false),
                Optional.empty(),
                Optional.empty(),
                new LoginMoment(Samples.NOW, Optional.empty()),
                false,
                false);
    }

    static Proof password() {
        return local(FirstFactor.PASSWORD);
    }

    static Proof local(FirstFactor factor, SecondFactor... secondFactors) {
        return new Proof(factor, Optional.empty(), Optional.empty(), false, Set.of(secondFactors), Samples.NOW);
    }

    static Proof verifiedPasskey() {
        return new Proof(FirstFactor.PASSKEY, Optional.empty(), Optional.empty(), true, Set.of(), Samples.NOW);
    }

    static Proof at(UsableProvider provider) {
        return new Proof(
                FirstFactor.SSO,
                Optional.of(provider.alias()),
                Optional.of(provider.owner()),
                false,
                Set.of(),
                Samples.NOW);
    }

    static Proof social() {
        return new Proof(
                FirstFactor.SOCIAL,
                Optional.of(new ProviderAlias("social")),
                Optional.empty(),
                false,
                Set.of(),
                Samples.NOW);
    }

    static LoginRules ssoRequired() {
        return new LoginRules(
                EnumSet.allOf(FirstFactor.class), true, SecondFactorRules.of(MfaPolicy.OFF), SessionRules.none());
    }

    static LoginRules only(FirstFactor... factors) {
        return new LoginRules(Set.of(factors), false, SecondFactorRules.of(MfaPolicy.OFF), SessionRules.none());
    }

    static LoginRules mfa(MfaPolicy policy) {
        return new LoginRules(
                EnumSet.allOf(FirstFactor.class), false, SecondFactorRules.of(policy), SessionRules.none());
    }

    static LoginDecision entered() {
        return new LoginDecision.Enter(Optional.of(ACME));
    }

    static LoginDecision enteredAsConsumer() {
        return new LoginDecision.Enter(Optional.empty());
    }

    static LoginDecision denied(DenialReason reason) {
        return new LoginDecision.Deny(reason);
    }

    LoginDecision decision() {
        return LoginPolicy.decide(request());
    }

    LoginRequest request() {
        boolean selected = selection instanceof OrganizationSelection.Selected;
        return new LoginRequest(
                path,
                moment,
                application,
                selection,
                selected ? Optional.of(target) : Optional.empty(),
                domainPolicy,
                proof,
                proof.map(proved -> selected
                        ? person
                        : new Person(
                                person.enabled(),
                                Optional.empty(),
                                false,
                                person.secondFactors(),
                                person.breakGlass())),
                selected ? invitation : Optional.empty(),
                selected ? joining : Optional.empty(),
                breakGlassDoor,
                false,
                isPostponed);
    }

    LoginScenario by(LoginPath newPath) {
        return new LoginScenario(
                newPath,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario selecting(OrganizationSelection newSelection) {
        return new LoginScenario(
                path,
                application,
                newSelection,
                target,
                domainPolicy,
                proof,
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario asConsumer() {
        return selecting(new OrganizationSelection.Personal());
    }

    LoginScenario provedBy(Proof newProof) {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                Optional.of(newProof),
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario nobodyYet() {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                Optional.empty(),
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario entering(OrganizationPath newPath) {
        return to(new TargetOrganization(
                newPath, target.applicationActive(), target.rules(), target.providers(), target.sessionsNotBefore()));
    }

    LoginScenario withoutTheApplication() {
        return to(new TargetOrganization(
                target.path(), false, target.rules(), target.providers(), target.sessionsNotBefore()));
    }

    LoginScenario organizationRules(LoginRules rules) {
        return to(new TargetOrganization(
                target.path(), target.applicationActive(), rules, target.providers(), target.sessionsNotBefore()));
    }

    LoginScenario providers(UsableProvider... providers) {
        return to(new TargetOrganization(
                target.path(),
                target.applicationActive(),
                target.rules(),
                List.of(providers),
                target.sessionsNotBefore()));
    }

    LoginScenario ownSessionsEnded(Instant when) {
        Membership membership = person.membership().orElseThrow().withSessionsEndedBefore(when);
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                in(Optional.of(membership), person.anyEffectiveRole()),
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario sessionsEnded(Instant when) {
        return to(new TargetOrganization(
                target.path(), target.applicationActive(), target.rules(), target.providers(), Optional.of(when)));
    }

    LoginScenario domainOwner(OrganizationId owner, LoginRules rules, UsableProvider... providers) {
        Optional<DomainPolicy> policy = Optional.of(new DomainPolicy(owner, rules, List.of(providers)));
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                policy,
                proof,
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario applicationRules(LoginRules rules) {
        return to(new ApplicationRules(
                application.client(),
                application.application(),
                application.usage(),
                application.prompt(),
                application.roleSource(),
                application.roleRequired(),
                rules));
    }

    LoginScenario roleRequired() {
        return to(new ApplicationRules(
                application.client(),
                application.application(),
                application.usage(),
                application.prompt(),
                application.roleSource(),
                true,
                application.loginRules()));
    }

    LoginScenario usage(OrganizationUsage usage) {
        return to(new ApplicationRules(
                application.client(),
                application.application(),
                usage,
                application.prompt(),
                application.roleSource(),
                application.roleRequired(),
                application.loginRules()));
    }

    LoginScenario ordinaryClient() {
        return to(ApplicationRules.ordinary(application.client()));
    }

    LoginScenario withoutRoles() {
        return of(in(person.membership(), false));
    }

    LoginScenario withoutTheRequiredRelation() {
        return of(new Person(
                person.enabled(),
                person.membership(),
                person.anyEffectiveRole(),
                person.secondFactors(),
                person.breakGlass(),
                false));
    }

    LoginScenario disabledUser() {
        return of(new Person(
                false,
                person.membership(),
                person.anyEffectiveRole(),
                person.secondFactors(),
                person.breakGlass(),
                person.requiredRelation()));
    }

    LoginScenario member(MembershipStatus status) {
        return member(Membership.employee(ACME, ANN).withStatus(status));
    }

    LoginScenario member(Membership membership) {
        return of(in(Optional.of(membership), person.anyEffectiveRole()));
    }

    /** The person carries an invitation to their own address that is good in every respect. */
    LoginScenario invited() {
        return invited(InvitationStatus.PENDING);
    }

    LoginScenario invited(InvitationStatus status) {
        return with(new PresentedInvitation(ACME, status, Optional.empty(), true, true));
    }

    LoginScenario invitedToComeBy(UsableProvider provider) {
        return with(new PresentedInvitation(ACME, InvitationStatus.PENDING, Optional.of(provider.alias()), true, true));
    }

    LoginScenario invitedAtAnotherAddress() {
        return with(new PresentedInvitation(ACME, InvitationStatus.PENDING, Optional.empty(), false, true));
    }

    LoginScenario invitedBySomebodyWhoMayNot() {
        return with(new PresentedInvitation(ACME, InvitationStatus.PENDING, Optional.empty(), true, false));
    }

    /** What the organization says to people who are no members. */
    LoginScenario mode(RegistrationMode mode) {
        return joining(new JoiningRules(mode, true, AutoJoin.NONE, true, false));
    }

    LoginScenario mode(RegistrationMode mode, AutoJoin domain) {
        return joining(new JoiningRules(mode, true, domain, true, domain != AutoJoin.NONE));
    }

    LoginScenario full() {
        return joining(joining.map(rules ->
                        new JoiningRules(rules.mode(), false, rules.domain(), rules.justInTime(), rules.ownAddress()))
                .orElseThrow());
    }

    /** Whoever comes through the organization's provider with an address of its own domains is no member yet. */
    LoginScenario justInTime(boolean on) {
        return joining(joining.map(rules -> new JoiningRules(rules.mode(), rules.seatFree(), rules.domain(), on, true))
                .orElseThrow());
    }

    LoginScenario atMoment(LoginMoment newMoment) {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                person,
                invitation,
                joining,
                newMoment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario enrolled() {
        return enrolled(SecondFactor.OTP);
    }

    LoginScenario enrolled(SecondFactor... factors) {
        return of(new Person(
                person.enabled(),
                person.membership(),
                person.anyEffectiveRole(),
                Set.of(factors),
                person.breakGlass(),
                person.requiredRelation()));
    }

    LoginScenario reminded(SecondFactorReminders reminders) {
        return member(person.membership().orElseThrow().withReminders(reminders));
    }

    LoginScenario postponed() {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                true);
    }

    LoginScenario breakGlass() {
        return of(new Person(
                person.enabled(),
                person.membership(),
                person.anyEffectiveRole(),
                person.secondFactors(),
                true,
                person.requiredRelation()));
    }

    LoginScenario atThePortal() {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                person,
                invitation,
                joining,
                moment,
                true,
                isPostponed);
    }

    private Person in(Optional<Membership> membership, boolean anyRole) {
        return new Person(
                person.enabled(),
                membership,
                anyRole,
                person.secondFactors(),
                person.breakGlass(),
                person.requiredRelation());
    }

    private LoginScenario joining(JoiningRules rules) {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                person,
                invitation,
                Optional.of(rules),
                moment,
                breakGlassDoor,
                isPostponed);
    }

    private LoginScenario with(PresentedInvitation presented) {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                person,
                Optional.of(presented),
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    LoginScenario noMember() {
        return of(in(Optional.empty(), false));
    }

    private LoginScenario to(TargetOrganization newTarget) {
        return new LoginScenario(
                path,
                application,
                selection,
                newTarget,
                domainPolicy,
                proof,
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    private LoginScenario to(ApplicationRules newApplication) {
        return new LoginScenario(
                path,
                newApplication,
                selection,
                target,
                domainPolicy,
                proof,
                person,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }

    private LoginScenario of(Person newPerson) {
        return new LoginScenario(
                path,
                application,
                selection,
                target,
                domainPolicy,
                proof,
                newPerson,
                invitation,
                joining,
                moment,
                breakGlassDoor,
                isPostponed);
    }
}
