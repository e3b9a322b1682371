package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one decision on every login and every token (LOGIN.md). Pure: no session, no database, no clock. Stages run in
 * order, and the first that has something to say wins.
 */
public final class LoginPolicy {

    /** What a person can prove without any identity provider. */
    private static final Set<FirstFactor> LOCAL = Set.of(FirstFactor.PASSWORD, FirstFactor.PASSKEY);

    /** What asks nobody but the person and the realm. */
    private static final Set<FirstFactor> OWN =
            Set.of(FirstFactor.PASSWORD, FirstFactor.PASSKEY, FirstFactor.EMAIL_CODE);

    private LoginPolicy() {}

    /** Decides; on a path that cannot ask, a need to ask is a denial. */
    public static LoginDecision decide(LoginRequest request) {
        LoginDecision decision = stages(request);
        return request.path().interactive() ? decision : decision.answer(new WithoutAsking(request));
    }

    private static LoginDecision stages(LoginRequest request) {
        return organization(request)
                .or(() -> gate(request))
                .or(() -> request.path().continues() ? sessionEnded(request) : proof(request))
                .or(() -> invitedAddress(request))
                .or(() -> membership(request))
                .or(() -> request.path().continues() ? Optional.empty() : secondFactor(request))
                .or(() -> token(request))
                .orElseGet(() -> admitted(request));
    }

    /** Stage 1: what the selection says by itself. */
    private static Optional<LoginDecision> organization(LoginRequest request) {
        OrganizationSelection selection = request.selection();
        if (selection instanceof OrganizationSelection.Refused refused) {
            return deny(refused.reason());
        }
        if (selection instanceof OrganizationSelection.AskFirst) {
            return Optional.of(new LoginDecision.AskIdentity());
        }
        return Optional.empty();
    }

    /** Stage 2: the organization and the application. */
    private static Optional<LoginDecision> gate(LoginRequest request) {
        if (request.target().isEmpty()) {
            return Optional.empty();
        }
        TargetOrganization target = request.target().get();
        if (!target.path().usable()) {
            return deny(DenialReason.ORG_UNAVAILABLE);
        }
        return target.applicationActive() ? Optional.empty() : deny(DenialReason.APP_NOT_AVAILABLE);
    }

    /** Stage 3: how to prove it, and whether what has been proved is enough. */
    private static Optional<LoginDecision> proof(LoginRequest request) {
        LoginRules rules = rules(request);
        List<UsableProvider> providers = providers(request);
        Set<FirstFactor> usable = usableFactors(request, rules);
        if (rules.firstFactors().isEmpty() || usable.isEmpty()) {
            return deny(DenialReason.NO_METHOD);
        }
        if (request.proof().isPresent() && counts(request.proof().get(), request, usable, providers)) {
            return request.ownFactorMissing()
                    ? Optional.of(new LoginDecision.Authenticate(ownFactors(usable), List.of()))
                    : Optional.empty();
        }
        if (usable.equals(Set.of(FirstFactor.SSO)) && providers.isEmpty() && request.breakGlassDoor()) {
            return emergency(request);
        }
        if (!usable.equals(Set.of(FirstFactor.SSO))) {
            List<UsableProvider> offered = usable.contains(FirstFactor.SSO) ? providers : List.of();
            return Optional.of(new LoginDecision.Authenticate(usable, offered));
        }
        return switch (providers.size()) {
            case 0 -> deny(DenialReason.SSO_UNAVAILABLE);
            case 1 -> Optional.of(new LoginDecision.RedirectToProvider(providers.get(0)));
            default -> Optional.of(new LoginDecision.ChooseProvider(providers));
        };
    }

    /** What another organization's provider cannot prove; where single sign-on is required, beside it. */
    private static Set<FirstFactor> ownFactors(Set<FirstFactor> usable) {
        Set<FirstFactor> own = EnumSet.copyOf(usable);
        own.remove(FirstFactor.SSO);
        return own.isEmpty() ? OWN : own;
    }

    /**
     * No provider is usable: the same page for everybody, and afterwards only those come in who were chosen for it.
     */
    private static Optional<LoginDecision> emergency(LoginRequest request) {
        boolean proved = request.proof()
                .filter(proof -> LOCAL.contains(proof.factor()) && current(proof, request))
                .isPresent();
        if (!proved) {
            return Optional.of(new LoginDecision.Authenticate(LOCAL, List.of()));
        }
        // A second factor that is only set up now would be the thief's as well.
        boolean prepared = request.person()
                        .filter(person -> !person.secondFactors().isEmpty())
                        .isPresent()
                || request.proof().filter(Proof::multiFactor).isPresent();
        return prepared && request.person().filter(Person::breakGlass).isPresent()
                ? Optional.empty()
                : deny(DenialReason.SSO_UNAVAILABLE);
    }

    /** Whether the proof is one that only an emergency lets through. */
    private static boolean breaksGlass(LoginRequest request) {
        return request.breakGlassDoor()
                && !request.path().continues()
                && request.proof()
                        .filter(proof -> LOCAL.contains(proof.factor()))
                        .isPresent()
                && providers(request).isEmpty()
                && usableFactors(request, rules(request)).equals(Set.of(FirstFactor.SSO));
    }

    /** Whether a proof is young enough for the organization, as far as the path asks. */
    private static boolean current(Proof proof, LoginRequest request) {
        SessionRules sessions = rules(request).sessions();
        boolean stale = request.path().signsIn() && sessions.stale(proof, request.moment());
        return !stale && !sessions.over(proof, request.moment()) && !isOlderThanTheLastEndOfSessions(proof, request);
    }

    /** What a session proves (head of LOGIN.md). */
    private static boolean counts(
            Proof proof, LoginRequest request, Set<FirstFactor> usable, List<UsableProvider> providers) {
        if (!current(proof, request) || !usable.contains(proof.factor())) {
            return false;
        }
        boolean byAnOrganizationsProvider =
                proof.factor() == FirstFactor.SSO || proof.providerOwner().isPresent();
        return !byAnOrganizationsProvider
                || nothingToCompareWith(request)
                || providers.stream().anyMatch(provider -> proof.provider()
                        .filter(provider.alias()::equals)
                        .isPresent());
    }

    /**
     * An ordinary client asks as native Keycloak does; with several organizations, the chosen one will ask again, and of
     * all at once each is asked for itself.
     */
    private static boolean nothingToCompareWith(LoginRequest request) {
        return request.target().isEmpty()
                && request.domainPolicy().isEmpty()
                && (!request.application().application()
                        || request.selection() instanceof OrganizationSelection.Choose
                        || request.selection() instanceof OrganizationSelection.All);
    }

    private static Optional<LoginDecision> sessionEnded(LoginRequest request) {
        return request.proof()
                .filter(proof -> !current(proof, request))
                .flatMap(proof -> deny(DenialReason.SESSION_ENDED));
    }

    /** What goes on with an older login is as old as its own last token, however new the proof may be. */
    private static boolean isOlderThanTheLastEndOfSessions(Proof proof, LoginRequest request) {
        Instant since = request.path().continues() ? request.moment().lastUse().orElse(proof.at()) : proof.at();
        return Stream.of(
                        request.target().flatMap(TargetOrganization::sessionsNotBefore),
                        membershipOfTarget(request).flatMap(Membership::sessionsNotBefore))
                .flatMap(Optional::stream)
                .anyMatch(since::isBefore);
    }

    private static Optional<Membership> membershipOfTarget(LoginRequest request) {
        return request.person().flatMap(Person::membership).filter(membership -> request.target()
                .map(TargetOrganization::id)
                .filter(membership.organization()::equals)
                .isPresent());
    }

    /** Stage 5: who is a member; nobody is here before the proof. */
    private static Optional<LoginDecision> membership(LoginRequest request) {
        Person person = request.person().orElseThrow(() -> new IllegalStateException("membership follows the proof"));
        if (!person.enabled()) {
            return deny(DenialReason.USER_DISABLED);
        }
        if (request.selection() instanceof OrganizationSelection.Choose choose) {
            return Optional.of(new LoginDecision.ChooseOrganization(choose.organizations()));
        }
        if (request.target().isEmpty()) {
            boolean missing = request.application().requiresOrganization()
                    && !(request.selection() instanceof OrganizationSelection.All);
            return missing ? deny(DenialReason.ORG_REQUIRED) : Optional.empty();
        }
        if (request.membership().isEmpty()) {
            return nonMember(request);
        }
        return switch (request.membership().get()) {
            case ACTIVE -> Optional.empty();
            case PENDING ->
                request.validInvitation().isPresent() ? Optional.empty() : deny(DenialReason.MEMBER_PENDING);
            case SUSPENDED -> deny(DenialReason.MEMBER_SUSPENDED);
        };
    }

    /** Stage 5, where the person is no member at all; what lets in here makes a member in the end. */
    private static Optional<LoginDecision> nonMember(LoginRequest request) {
        if (request.joining().isEmpty() || request.joining().get().mode() == RegistrationMode.CLOSED) {
            return deny(DenialReason.NOT_A_MEMBER);
        }
        Optional<DenialReason> stale =
                request.invitation().filter(invitation -> !invitation.valid()).map(PresentedInvitation::obstacle);
        if (stale.isPresent()) {
            return deny(stale.get());
        }
        if (comesThroughOwnProvider(request)
                && !request.joining().get().justInTime()
                && request.validInvitation().isEmpty()) {
            return deny(DenialReason.NOT_PROVISIONED);
        }
        if (joinReason(request).isPresent()) {
            return request.joining().get().seatFree() ? Optional.empty() : deny(DenialReason.SEAT_LIMIT);
        }
        return request.joining().get().mayAsk()
                ? Optional.of(new LoginDecision.AskToJoin(
                        request.target().orElseThrow().id()))
                : deny(DenialReason.NOT_A_MEMBER);
    }

    /** What opens the target to a person who is no active member; empty where nothing does. */
    private static Optional<LoginDecision.JoinReason> joinReason(LoginRequest request) {
        if (request.validInvitation().isPresent()) {
            return Optional.of(LoginDecision.JoinReason.INVITATION);
        }
        if (request.joining().isEmpty()) {
            return Optional.empty();
        }
        JoiningRules joining = request.joining().get();
        if (comesThroughOwnProvider(request)) {
            return joining.justInTime() ? Optional.of(LoginDecision.JoinReason.PROVIDER) : Optional.empty();
        }
        return switch (joining.mode()) {
            case OPEN -> Optional.of(LoginDecision.JoinReason.OPEN);
            case DOMAIN, INVITATION_OR_DOMAIN ->
                joining.domain() == AutoJoin.JOIN ? Optional.of(LoginDecision.JoinReason.DOMAIN) : Optional.empty();
            case INVITATION, CLOSED, REQUEST -> Optional.empty();
        };
    }

    /** Whether a provider of the target has sent the person, with an address in the target's own domains. */
    private static boolean comesThroughOwnProvider(LoginRequest request) {
        return request.joining().filter(JoiningRules::ownAddress).isPresent()
                && request.proof()
                        .flatMap(Proof::providerOwner)
                        .filter(owner -> request.target()
                                .map(TargetOrganization::id)
                                .filter(owner::equals)
                                .isPresent())
                        .isPresent();
    }

    /** Everything has been asked: members come in, and others become members with it. */
    private static LoginDecision admitted(LoginRequest request) {
        Optional<OrganizationId> target = request.target().map(TargetOrganization::id);
        if (target.isEmpty() || (request.member() && !acceptable(request))) {
            return new LoginDecision.Enter(
                    target,
                    breaksGlass(request)
                            ? SsoRequirement.of(request.target(), request.domainPolicy())
                                    .organizations()
                            : Set.of());
        }
        return new LoginDecision.Join(target.get(), joinReason(request).orElseThrow());
    }

    /** An invitation to somebody who is a member by now still brings what it promised. */
    private static boolean acceptable(LoginRequest request) {
        Optional<ProviderAlias> used = request.proof().flatMap(Proof::provider);
        return request.validInvitation()
                .map(invitation ->
                        invitation.provider().isEmpty() || invitation.provider().equals(used))
                .orElse(false);
    }

    /** Stage 4: an invitation is for one person, whoever else holds its link. */
    private static Optional<LoginDecision> invitedAddress(LoginRequest request) {
        return request.validInvitation()
                .filter(invitation -> request.target().isPresent() && !invitation.addressed())
                .flatMap(invitation -> deny(DenialReason.INVITATION_OTHER_ADDRESS));
    }

    /** Stage 6: the second factor. */
    private static Optional<LoginDecision> secondFactor(LoginRequest request) {
        Proof proof = request.proof().orElseThrow(() -> new IllegalStateException("a second factor follows a first"));
        SecondFactorRules rules = rules(request).secondFactor();
        boolean required = breaksGlass(request) || rules.requireMoreThan(proof);
        if (!(required || rules.suggest()) || proof.satisfies(rules)) {
            return Optional.empty();
        }
        return challenge(request, proof, rules).or(() -> enrolment(request, rules, required));
    }

    /**
     * A factor that counts, or else the person's old one: without it, whoever has stolen a password could set up a new
     * factor.
     */
    private static Optional<LoginDecision> challenge(LoginRequest request, Proof proof, SecondFactorRules rules) {
        Set<SecondFactor> enrolled = request.person().map(Person::secondFactors).orElse(Set.of());
        Set<SecondFactor> counting =
                enrolled.stream().filter(rules.allowed()::contains).collect(Collectors.toSet());
        if (!counting.isEmpty()) {
            return Optional.of(new LoginDecision.ProveSecondFactor(counting));
        }
        return enrolled.isEmpty() || !proof.secondFactors().isEmpty()
                ? Optional.empty()
                : Optional.of(new LoginDecision.ProveSecondFactor(enrolled));
    }

    private static Optional<LoginDecision> enrolment(LoginRequest request, SecondFactorRules rules, boolean required) {
        Set<SecondFactor> possible = rules.toSetUp();
        if (possible.isEmpty()) {
            return required ? deny(DenialReason.NO_METHOD) : Optional.empty();
        }
        LoginDecision.Haste haste = haste(request, rules, required);
        boolean later = !(haste instanceof LoginDecision.Haste.Now) && request.secondFactorPostponed();
        boolean pointless = haste instanceof LoginDecision.Haste.Never && !worthSuggesting(request);
        return later || pointless
                ? Optional.empty()
                : Optional.of(new LoginDecision.EnrolSecondFactor(possible, haste));
    }

    private static LoginDecision.Haste haste(LoginRequest request, SecondFactorRules rules, boolean required) {
        if (!required) {
            return new LoginDecision.Haste.Never();
        }
        Instant end = activeMembership(request)
                .flatMap(membership -> membership.reminders().required())
                .orElse(request.moment().now())
                .plus(rules.grace());
        boolean grace = !breaksGlass(request)
                && activeMembership(request).isPresent()
                && request.moment().now().isBefore(end);
        return grace ? new LoginDecision.Haste.Until(end) : new LoginDecision.Haste.Now();
    }

    /** Once, to members, and where they can answer. */
    private static boolean worthSuggesting(LoginRequest request) {
        return request.path().interactive()
                && activeMembership(request)
                        .filter(membership -> membership.reminders().suggested().isEmpty())
                        .isPresent();
    }

    private static Optional<Membership> activeMembership(LoginRequest request) {
        return membershipOfTarget(request).filter(membership -> membership.status() == MembershipStatus.ACTIVE);
    }

    /** Stage 7: what the token needs. */
    private static Optional<LoginDecision> token(LoginRequest request) {
        boolean relationMissing = request.target().isPresent()
                && !request.person().map(Person::requiredRelation).orElse(false);
        if (relationMissing) {
            return deny(DenialReason.NO_RELATION);
        }
        boolean roleMissing = request.application().roleRequired()
                && request.target().isPresent()
                && !request.person().map(Person::anyEffectiveRole).orElse(false);
        return roleMissing ? deny(DenialReason.NO_ROLE) : Optional.empty();
    }

    /** Whoever is to come by one provider comes by no other way. */
    private static Set<FirstFactor> usableFactors(LoginRequest request, LoginRules rules) {
        if (pinned(request).isEmpty()) {
            return rules.usableFactors();
        }
        return rules.usableFactors().contains(FirstFactor.SSO) ? Set.of(FirstFactor.SSO) : Set.of();
    }

    /** The provider of a valid invitation, until it has made a member of the person. */
    private static Optional<ProviderAlias> pinned(LoginRequest request) {
        return request.member() ? Optional.empty() : request.validInvitation().flatMap(PresentedInvitation::provider);
    }

    private static LoginRules rules(LoginRequest request) {
        LoginRules rules = request.target()
                .map(TargetOrganization::rules)
                .map(request.application().loginRules()::strictest)
                .orElse(request.application().loginRules());
        return request.domainPolicy()
                .map(DomainPolicy::rules)
                .map(rules::strictest)
                .orElse(rules);
    }

    /** Those of the target and of the domain owner, each once. */
    private static List<UsableProvider> providers(LoginRequest request) {
        Map<ProviderAlias, UsableProvider> providers = new LinkedHashMap<>();
        request.domainPolicy().ifPresent(policy -> policy.providers().forEach(p -> providers.put(p.alias(), p)));
        request.target().ifPresent(target -> target.providers().forEach(p -> providers.putIfAbsent(p.alias(), p)));
        Optional<ProviderAlias> pinned = pinned(request);
        return providers.values().stream()
                .filter(provider -> pinned.isEmpty() || pinned.get().equals(provider.alias()))
                .toList();
    }

    private static Optional<LoginDecision> deny(DenialReason reason) {
        return Optional.of(new LoginDecision.Deny(reason));
    }

    /** Turns every question into the denial that names it. */
    private record WithoutAsking(LoginRequest request) implements LoginDecision.Cases<LoginDecision> {

        @Override
        public LoginDecision askIdentity() {
            return new LoginDecision.Deny(DenialReason.INTERACTION_REQUIRED);
        }

        @Override
        public LoginDecision chooseOrganization(List<OrganizationId> organizations) {
            return new LoginDecision.Deny(DenialReason.INTERACTION_REQUIRED);
        }

        @Override
        public LoginDecision authenticate(LoginDecision.Authenticate decision) {
            return notByThisMethod();
        }

        @Override
        public LoginDecision redirect(UsableProvider provider) {
            return notByThisMethod();
        }

        @Override
        public LoginDecision chooseProvider(List<UsableProvider> providers) {
            return notByThisMethod();
        }

        @Override
        public LoginDecision proveSecondFactor(Set<SecondFactor> factors) {
            return new LoginDecision.Deny(DenialReason.MFA_REQUIRED);
        }

        @Override
        public LoginDecision enrolSecondFactor(LoginDecision.EnrolSecondFactor decision) {
            return new LoginDecision.Deny(DenialReason.MFA_REQUIRED);
        }

        @Override
        public LoginDecision join(LoginDecision.Join decision) {
            return new LoginDecision.Deny(DenialReason.INTERACTION_REQUIRED);
        }

        @Override
        public LoginDecision askToJoin(OrganizationId organization) {
            return new LoginDecision.Deny(DenialReason.NOT_A_MEMBER);
        }

        @Override
        public LoginDecision enter(LoginDecision.Enter decision) {
            return decision;
        }

        @Override
        public LoginDecision deny(DenialReason reason) {
            return new LoginDecision.Deny(reason);
        }

        /** Who asks for the tokens of a login is told that it is over; who stands at the door may just sign in. */
        private LoginDecision notByThisMethod() {
            return Optional.of(request)
                    .filter(asked -> !asked.path().signsIn())
                    .flatMap(LoginPolicy::sessionEnded)
                    .orElseGet(() -> new LoginDecision.Deny(
                            request.proof().isPresent()
                                    ? DenialReason.METHOD_NOT_ALLOWED
                                    : DenialReason.INTERACTION_REQUIRED));
        }
    }
}
