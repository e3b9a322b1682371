package io.keycloakb2b.authentication;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.command.CommandContext;
import io.keycloakb2b.command.PostponeSecondFactor;
import io.keycloakb2b.command.ReportEmergency;
import io.keycloakb2b.command.ReportSeatsTaken;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.LoginSituation;
import io.keycloakb2b.login.RequestedOrganizations;
import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginPath;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Proof;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login in progress: what it asks for, what it has proved, and what the rules say next. */
final class LoginAttempt {

    /** Authentication note with the organization that the person chose on a page. */
    static final String CHOSEN_NOTE = "b2b.organization";

    /** Keycloak's own step-up counts in the same way: one for a single factor. */
    private static final int LEVEL_OF_SEVERAL_FACTORS = 2;

    private static final String EMERGENCY_NOTE = "b2b.emergency";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;
    private final LoginInputs inputs;

    private LoginAttempt(KeycloakSession session, AuthenticationSessionModel authSession, LoginInputs inputs) {
        this.session = session;
        this.authSession = authSession;
        this.inputs = inputs;
    }

    /** Empty in a realm that has not been set up for organizations: then everything stays native. */
    static Optional<LoginAttempt> of(KeycloakSession session, AuthenticationSessionModel authSession) {
        return LoginInputs.of(session).map(inputs -> new LoginAttempt(session, authSession, inputs));
    }

    /** The decision while nobody has proved identity; the same for every account there is or is not. */
    LoginDecision decideBefore(Optional<String> typed) {
        return inputs.decide(before(typed));
    }

    private LoginSituation before(Optional<String> typed) {
        return new LoginSituation(
                path(),
                authSession.getClient(),
                requested(),
                chosenSet(),
                typed,
                none(),
                List.of(),
                invitation(),
                none(),
                false,
                Set.of(),
                secondFactorAsked());
    }

    /**
     * Whether somebody may come back from a provider: for the organization of the login it has to be one of its own or
     * one that the rules offer to people with that address. Before an organization is known, the end of the login
     * decides.
     */
    boolean takes(ProviderAlias provider, OrganizationId owner, Optional<String> email) {
        Optional<OrganizationId> target = inputs.selected(before(email));
        return target.isEmpty() || target.get().equals(owner) || offered(email).contains(provider);
    }

    private List<ProviderAlias> offered(Optional<String> email) {
        LoginDecision decision = decideBefore(email);
        if (decision instanceof LoginDecision.RedirectToProvider redirect) {
            return List.of(redirect.provider().alias());
        }
        List<UsableProvider> providers = decision instanceof LoginDecision.ChooseProvider choose
                ? choose.providers()
                : decision instanceof LoginDecision.Authenticate authenticate ? authenticate.providers() : List.of();
        return providers.stream().map(UsableProvider::alias).toList();
    }

    /** The decision with what has been proved so far; without any proof, by the known person's address. */
    LoginDecision decide(UserModel user) {
        List<Proof> proofs = new SessionProofs(session).during(authSession);
        return decide(path(), user, proofs);
    }

    /** The decision at the end of a flow, where everything that can be proved by the flow has been. */
    LoginDecision decideCompleted(UserModel user) {
        // Whether anybody may be asked is Keycloak's matter here: an open question is a required action.
        return decide(LoginPath.BROWSER, user, new SessionProofs(session).completed(authSession));
    }

    /** Whether the person is about to be asked for new credentials on another organization's word alone. */
    boolean changesCredentialsUnproved(UserModel user) {
        return new CredentialChange(authSession, user).open()
                && !inputs.provesOwnFactor(user, new SessionProofs(session).completed(authSession));
    }

    /** Whether somebody with that address may prove identity with a password, as far as one knows beforehand. */
    boolean allowsPassword(String email) {
        return decideBefore(Optional.of(email)) instanceof LoginDecision.Authenticate authenticate
                && authenticate.factors().contains(FirstFactor.PASSWORD);
    }

    /** Marks what is reported from here on as being about the organization that the login is for, if it is for one. */
    void mark(EventBuilder event, @Nullable UserModel user) {
        EventOrganization.mark(event, selected(user));
    }

    /** Marks what is reported of a refusal, and tells whoever can do something about it. */
    void refuses(EventBuilder event, @Nullable UserModel user, DenialReason reason) {
        Optional<OrganizationId> organization = selected(user);
        EventOrganization.mark(event, organization);
        if (reason == DenialReason.SEAT_LIMIT && user != null) {
            organization.ifPresent(
                    full -> new ReportSeatsTaken(new CommandContext(session)).execute(full, actor(user)));
        }
    }

    private Optional<OrganizationId> selected(@Nullable UserModel user) {
        Optional<String> typed =
                Optional.ofNullable(authSession.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME));
        List<Proof> proofs = user == null ? List.of() : new SessionProofs(session).during(authSession);
        return inputs.selected(new LoginSituation(
                path(),
                authSession.getClient(),
                requested(),
                chosenSet(),
                typed,
                Optional.ofNullable(user),
                proofs,
                invitation(),
                none(),
                false,
                Set.of(),
                secondFactorAsked()));
    }

    /** The person, in the log of what the login does. */
    Actor actor(UserModel user) {
        return new Actor(
                Optional.of(new UserId(user.getId())),
                authSession.getRealm().getName(),
                authSession.getClient().getClientId(),
                session.getContext().getConnection().getRemoteHost());
    }

    /** Tells of an emergency, once for a login. */
    void report(LoginDecision.Enter enter, UserModel user) {
        if (!enter.emergencyAt().isEmpty() && authSession.getAuthNote(EMERGENCY_NOTE) == null) {
            authSession.setAuthNote(EMERGENCY_NOTE, "told");
            new ReportEmergency(new CommandContext(session))
                    .execute(enter.emergencyAt(), new UserId(user.getId()), actor(user));
        }
    }

    /** Lets the person set up a second factor later, where the rules say that this is possible. */
    void postponeSecondFactor(LoginDecision.Haste haste, UserModel user) {
        SessionProofs proofs = new SessionProofs(session);
        inputs.selected(situation(LoginPath.BROWSER, user, proofs.completed(authSession)))
                .ifPresent(organization -> {
                    proofs.postponeSecondFactor(authSession, organization);
                    new PostponeSecondFactor(new CommandContext(session))
                            .execute(organization, new UserId(user.getId()), haste, actor(user));
                });
    }

    /** By a level of authentication (OpenID Connect Core 1.0, section 5.5.1.1), as Keycloak maps it to a number. */
    private boolean secondFactorAsked() {
        String level = authSession.getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        return level != null && Integer.parseInt(level) >= LEVEL_OF_SEVERAL_FACTORS;
    }

    /**
     * Lets tokens say of a login in which several factors were proved that it was one. What a provider says counts for
     * its own organization.
     */
    void reachLevel(Optional<OrganizationId> entered) {
        AcrStore levels = new AcrStore(session, authSession);
        boolean several = new SessionProofs(session)
                .completed(authSession).stream()
                        .filter(proof -> proof.providerOwner().isEmpty()
                                || proof.providerOwner().equals(entered))
                        .anyMatch(Proof::severalFactors);
        if (several && levels.getLevelOfAuthenticationFromCurrentAuthentication() < LEVEL_OF_SEVERAL_FACTORS) {
            levels.setLevelAuthenticatedToCurrentRequest(LEVEL_OF_SEVERAL_FACTORS);
        }
    }

    boolean silent() {
        return "none".equals(authSession.getClientNote(OIDCLoginProtocol.PROMPT_PARAM));
    }

    /** Lets the login go on for an organization, or for none. */
    void bind(Optional<OrganizationId> organization) {
        new OrganizationBinding(session, authSession, inputs).bind(organization);
    }

    void choose(OrganizationId organization) {
        authSession.setAuthNote(CHOSEN_NOTE, organization.value());
    }

    private LoginDecision decide(LoginPath path, UserModel user, List<Proof> proofs) {
        return inputs.decide(situation(path, user, proofs));
    }

    private LoginSituation situation(LoginPath path, UserModel user, List<Proof> proofs) {
        return new LoginSituation(
                path,
                authSession.getClient(),
                requested(),
                chosenSet(),
                none(),
                Optional.of(user),
                proofs,
                invitation(),
                new SessionProofs(session).lastUse(authSession),
                new CredentialChange(authSession, user).follows(),
                new SessionProofs(session).postponed(authSession),
                secondFactorAsked());
    }

    private RequestedOrganizations requested() {
        return RequestedOrganizations.of(session, authSession);
    }

    /** What the person has chosen on a page of this login. */
    Optional<OrganizationId> chosen() {
        return Optional.ofNullable(authSession.getAuthNote(CHOSEN_NOTE)).map(OrganizationId::new);
    }

    /** What is kept of the invitation that this login carries. */
    Optional<InvitationToken.Hash> invitation() {
        return CarriedInvitation.of(authSession);
    }

    private Set<OrganizationId> chosenSet() {
        return chosen().map(Set::of).orElse(Set.of());
    }

    private LoginPath path() {
        return silent() ? LoginPath.SILENT : LoginPath.BROWSER;
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
