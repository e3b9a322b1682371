package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.LoginScenario.ACME;
import static io.keycloakb2b.organization.LoginScenario.ACME_IDP;
import static io.keycloakb2b.organization.LoginScenario.ACME_SECOND_IDP;
import static io.keycloakb2b.organization.LoginScenario.ANN;
import static io.keycloakb2b.organization.LoginScenario.OTHER;
import static io.keycloakb2b.organization.LoginScenario.OTHER_IDP;
import static io.keycloakb2b.organization.LoginScenario.at;
import static io.keycloakb2b.organization.LoginScenario.denied;
import static io.keycloakb2b.organization.LoginScenario.entered;
import static io.keycloakb2b.organization.LoginScenario.enteredAsConsumer;
import static io.keycloakb2b.organization.LoginScenario.local;
import static io.keycloakb2b.organization.LoginScenario.login;
import static io.keycloakb2b.organization.LoginScenario.mfa;
import static io.keycloakb2b.organization.LoginScenario.only;
import static io.keycloakb2b.organization.LoginScenario.password;
import static io.keycloakb2b.organization.LoginScenario.social;
import static io.keycloakb2b.organization.LoginScenario.ssoRequired;
import static io.keycloakb2b.organization.LoginScenario.verifiedPasskey;
import static io.keycloakb2b.organization.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.organization.ApplicationRules.OrganizationUsage;
import io.keycloakb2b.organization.LoginDecision.AskIdentity;
import io.keycloakb2b.organization.LoginDecision.AskToJoin;
import io.keycloakb2b.organization.LoginDecision.Authenticate;
import io.keycloakb2b.organization.LoginDecision.ChooseOrganization;
import io.keycloakb2b.organization.LoginDecision.ChooseProvider;
import io.keycloakb2b.organization.LoginDecision.EnrolSecondFactor;
import io.keycloakb2b.organization.LoginDecision.Haste;
import io.keycloakb2b.organization.LoginDecision.Join;
import io.keycloakb2b.organization.LoginDecision.JoinReason;
import io.keycloakb2b.organization.LoginDecision.ProveSecondFactor;
import io.keycloakb2b.organization.LoginDecision.RedirectToProvider;
import io.keycloakb2b.organization.OrganizationSelection.All;
import io.keycloakb2b.organization.OrganizationSelection.AskFirst;
import io.keycloakb2b.organization.OrganizationSelection.Choose;
import io.keycloakb2b.organization.OrganizationSelection.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** LOGIN.md row by row, as far as the policy goes today; each case bears the name of its row. */
final class LoginPolicyTest {

    private static final Set<FirstFactor> ANY_FACTOR = EnumSet.allOf(FirstFactor.class);

    record Row(String name, LoginScenario scenario, LoginDecision expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whichOrganization(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> whichOrganization() {
        LoginScenario several = login().selecting(new Choose(List.of(ACME, OTHER)));
        return Stream.of(
                row(
                        "the selection is refused, whoever asks",
                        login().selecting(new Refused(DenialReason.ORG_MISMATCH)),
                        denied(DenialReason.ORG_MISMATCH)),
                row(
                        "nothing, application prompts before login",
                        login().selecting(new AskFirst()).nobodyYet(),
                        new AskIdentity()),
                row("nothing, prompts after login: several", several, new ChooseOrganization(List.of(ACME, OTHER))),
                row(
                        "nothing, prompts after login: several, but nobody has proved anything",
                        several.nobodyYet(),
                        new Authenticate(ANY_FACTOR, List.of())),
                row(
                        "several, one of whose providers was used",
                        several.provedBy(at(ACME_IDP)),
                        new ChooseOrganization(List.of(ACME, OTHER))),
                row("several, user disabled", several.disabledUser(), denied(DenialReason.USER_DISABLED)),
                row("all at once", login().selecting(new All()).usage(OrganizationUsage.REQUIRE), enteredAsConsumer()),
                row(
                        "all at once, one of whose providers was used",
                        login().selecting(new All()).provedBy(at(ACME_IDP)),
                        enteredAsConsumer()),
                row(
                        "all at once; a domain policy still binds",
                        login().selecting(new All()).domainOwner(OTHER, ssoRequired(), OTHER_IDP),
                        new RedirectToProvider(OTHER_IDP)),
                row(
                        "all at once; the application's rules still bind",
                        login().selecting(new All()).applicationRules(ssoRequired()),
                        denied(DenialReason.SSO_UNAVAILABLE)),
                row("the user chooses personal", login().asConsumer(), enteredAsConsumer()),
                row(
                        "the user chooses personal; a domain policy still binds",
                        login().asConsumer().domainOwner(OTHER, ssoRequired(), OTHER_IDP),
                        new RedirectToProvider(OTHER_IDP)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void organizationAndApplicationGate(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> organizationAndApplicationGate() {
        List<Row> rows = new ArrayList<>();
        for (int depth = 0; depth < 2; depth++) {
            String which = depth == 1 ? "organization " : "ancestor ";
            for (OrganizationStatus status : List.of(OrganizationStatus.SUSPENDED, OrganizationStatus.DELETING)) {
                rows.add(row(
                        which + status,
                        login().entering(pathWith(depth, status)),
                        denied(DenialReason.ORG_UNAVAILABLE)));
            }
            rows.add(row(
                    which + "disabled",
                    login().entering(pathWithDisabled(depth)),
                    denied(DenialReason.ORG_UNAVAILABLE)));
        }
        rows.add(row(
                "organization suspended, break-glass included",
                login().entering(pathWith(1, OrganizationStatus.SUSPENDED)).member(breakGlass()),
                denied(DenialReason.ORG_UNAVAILABLE)));
        rows.add(row(
                "organization suspended, before anybody has proved anything",
                login().entering(pathWith(1, OrganizationStatus.SUSPENDED)).nobodyYet(),
                denied(DenialReason.ORG_UNAVAILABLE)));
        rows.add(row(
                "application not granted, requested or suspended",
                login().withoutTheApplication(),
                denied(DenialReason.APP_NOT_AVAILABLE)));
        rows.add(row(
                "application not granted: a suspended organization comes first",
                login().withoutTheApplication().entering(pathWith(0, OrganizationStatus.SUSPENDED)),
                denied(DenialReason.ORG_UNAVAILABLE)));
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void howToProveIt(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> howToProveIt() {
        return Stream.of(
                row("nobody has proved anything", login().nobodyYet(), new Authenticate(ANY_FACTOR, List.of())),
                row(
                        "a method outside M was used: asked again by those that are in it",
                        login().organizationRules(only(FirstFactor.PASSKEY)),
                        new Authenticate(Set.of(FirstFactor.PASSKEY), List.of())),
                row(
                        "a method outside the application's M was used",
                        login().applicationRules(only(FirstFactor.PASSKEY, FirstFactor.EMAIL_CODE)),
                        new Authenticate(Set.of(FirstFactor.PASSKEY, FirstFactor.EMAIL_CODE), List.of())),
                row(
                        "M is the intersection of application and organization",
                        login().applicationRules(only(FirstFactor.PASSKEY, FirstFactor.PASSWORD))
                                .organizationRules(only(FirstFactor.PASSKEY, FirstFactor.SSO))
                                .nobodyYet(),
                        new Authenticate(Set.of(FirstFactor.PASSKEY), List.of())),
                row("M empty", login().organizationRules(only()).nobodyYet(), denied(DenialReason.NO_METHOD)),
                row(
                        "M empty because application and organization agree on nothing",
                        login().applicationRules(only(FirstFactor.PASSWORD))
                                .organizationRules(only(FirstFactor.SSO))
                                .nobodyYet(),
                        denied(DenialReason.NO_METHOD)),
                row(
                        "SSO required where M does not hold it",
                        login().organizationRules(new LoginRules(
                                Set.of(FirstFactor.PASSWORD),
                                true,
                                SecondFactorRules.of(MfaPolicy.OFF),
                                SessionRules.none())),
                        denied(DenialReason.NO_METHOD)),
                row("the existing session satisfies the organization", login(), entered()),
                row(
                        "the existing session satisfies the organization by its provider",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .provedBy(at(ACME_IDP)),
                        entered()),
                row("a social login counts where it is in M", login().provedBy(social()), entered()),
                row(
                        "SSO required (organization), one usable provider",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .nobodyYet(),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "SSO required (application), one usable provider",
                        login().applicationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .nobodyYet(),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "SSO the only method in M, one usable provider",
                        login().organizationRules(only(FirstFactor.SSO))
                                .providers(ACME_IDP)
                                .nobodyYet(),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "SSO required, several",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP, ACME_SECOND_IDP)
                                .nobodyYet(),
                        new ChooseProvider(List.of(ACME_IDP, ACME_SECOND_IDP))),
                row(
                        "SSO required, none usable",
                        login().organizationRules(ssoRequired()).nobodyYet(),
                        denied(DenialReason.SSO_UNAVAILABLE)),
                row(
                        "SSO required, none usable, a password session does not help",
                        login().organizationRules(ssoRequired()),
                        denied(DenialReason.SSO_UNAVAILABLE)),
                row(
                        "the existing session lacks a required provider",
                        login().organizationRules(ssoRequired()).providers(ACME_IDP),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "a social login is no single sign-on",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .provedBy(social()),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "a provider that belongs to nobody is no single sign-on",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .provedBy(ownerless()),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "the provider of the session is disabled by now",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_SECOND_IDP)
                                .provedBy(at(ACME_IDP)),
                        new RedirectToProvider(ACME_SECOND_IDP)),
                row(
                        "SSO not required, a provider in M",
                        login().providers(ACME_IDP).nobodyYet(),
                        new Authenticate(ANY_FACTOR, List.of(ACME_IDP))),
                row(
                        "SSO not required, the provider not in M",
                        login().organizationRules(only(FirstFactor.PASSWORD))
                                .providers(ACME_IDP)
                                .nobodyYet(),
                        new Authenticate(Set.of(FirstFactor.PASSWORD), List.of())),
                row(
                        "sessions were ended after the proof",
                        login().sessionsEnded(NOW.plusSeconds(1)),
                        new Authenticate(ANY_FACTOR, List.of())),
                row("sessions were ended before the proof", login().sessionsEnded(NOW), entered()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void domainPolicyAndWhatASessionProves(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> domainPolicyAndWhatASessionProves() {
        return Stream.of(
                row(
                        "the domain's rules bind whichever organization was named",
                        login().domainOwner(OTHER, ssoRequired(), OTHER_IDP).nobodyYet(),
                        new RedirectToProvider(OTHER_IDP)),
                row(
                        "the domain's rules bind an existing session",
                        login().domainOwner(OTHER, only(FirstFactor.PASSKEY)),
                        new Authenticate(Set.of(FirstFactor.PASSKEY), List.of())),
                row(
                        "the domain's second factor binds",
                        login().domainOwner(OTHER, mfa(MfaPolicy.REQUIRED)),
                        enrol(new Haste.Now())),
                row(
                        "the domain's rules make those of the organization no laxer",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .domainOwner(OTHER, LoginRules.unrestricted()),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "providers are the target's or the domain owner's",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .domainOwner(OTHER, ssoRequired(), OTHER_IDP)
                                .nobodyYet(),
                        new ChooseProvider(List.of(OTHER_IDP, ACME_IDP))),
                row(
                        "a provider that is both the target's and the domain owner's is offered once",
                        login().providers(ACME_IDP)
                                .domainOwner(ACME, ssoRequired(), ACME_IDP)
                                .nobodyYet(),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "a session proved by A's provider counts for A",
                        login().providers(ACME_IDP).provedBy(at(ACME_IDP)),
                        entered()),
                row(
                        "elsewhere it counts if A owns the e-mail's domain",
                        login().domainOwner(OTHER, LoginRules.unrestricted(), OTHER_IDP)
                                .provedBy(at(OTHER_IDP)),
                        entered()),
                row(
                        "elsewhere it counts for nothing otherwise",
                        login().provedBy(at(OTHER_IDP)),
                        new Authenticate(ANY_FACTOR, List.of())),
                row(
                        "elsewhere it counts for nothing where a third organization owns the domain",
                        login().domainOwner(ACME, LoginRules.unrestricted(), ACME_IDP)
                                .provedBy(at(OTHER_IDP)),
                        new Authenticate(ANY_FACTOR, List.of(ACME_IDP))),
                row(
                        "elsewhere it counts for nothing even where single sign-on is required",
                        login().organizationRules(ssoRequired())
                                .providers(ACME_IDP)
                                .provedBy(at(OTHER_IDP)),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "elsewhere is also no organization at all",
                        login().asConsumer().provedBy(at(ACME_IDP)),
                        new Authenticate(ANY_FACTOR, List.of())),
                row(
                        "no organization at all, A owns the domain",
                        login().asConsumer()
                                .domainOwner(ACME, LoginRules.unrestricted(), ACME_IDP)
                                .provedBy(at(ACME_IDP)),
                        enteredAsConsumer()),
                row(
                        "an ordinary client without an organization is as in native Keycloak",
                        login().ordinaryClient().asConsumer().provedBy(at(ACME_IDP)),
                        enteredAsConsumer()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void membership(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> membership() {
        return Stream.of(
                row("active", login().member(MembershipStatus.ACTIVE), entered()),
                row("suspended", login().member(MembershipStatus.SUSPENDED), denied(DenialReason.MEMBER_SUSPENDED)),
                row(
                        "suspended; a provider of the organization never revives",
                        login().providers(ACME_IDP).provedBy(at(ACME_IDP)).member(MembershipStatus.SUSPENDED),
                        denied(DenialReason.MEMBER_SUSPENDED)),
                row("pending, none", login().member(MembershipStatus.PENDING), denied(DenialReason.MEMBER_PENDING)),
                row("none", login().noMember(), denied(DenialReason.NOT_A_MEMBER)),
                row(
                        "none; a member of another organization is none here",
                        login().member(Membership.employee(OTHER, ANN)),
                        denied(DenialReason.NOT_A_MEMBER)),
                row(
                        "no organization at all, application requires one",
                        login().usage(OrganizationUsage.REQUIRE).asConsumer(),
                        denied(DenialReason.ORG_REQUIRED)),
                row("no organization at all, application allows none", login().asConsumer(), enteredAsConsumer()),
                row("user disabled", login().disabledUser(), denied(DenialReason.USER_DISABLED)),
                row(
                        "ordinary client: memberships that are not active do not enter",
                        login().ordinaryClient().member(MembershipStatus.SUSPENDED),
                        denied(DenialReason.MEMBER_SUSPENDED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void invitations(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> invitations() {
        LoginScenario stranger = login().noMember().mode(RegistrationMode.INVITATION);
        LoginScenario pending = login().member(MembershipStatus.PENDING).mode(RegistrationMode.INVITATION);
        return Stream.of(
                row("none, valid invitation", stranger.invited(), joined(JoinReason.INVITATION)),
                row(
                        "valid invitation, and nobody has proved anything",
                        stranger.invited().nobodyYet(),
                        anyFactor()),
                row("pending with a valid invitation", pending.invited(), joined(JoinReason.INVITATION)),
                row(
                        "pending, the invitation is over",
                        pending.invited(InvitationStatus.EXPIRED),
                        denied(DenialReason.MEMBER_PENDING)),
                row(
                        "active: a valid invitation brings what it promised",
                        login().invited(),
                        joined(JoinReason.INVITATION)),
                row(
                        "suspended: an invitation never revives",
                        login().member(MembershipStatus.SUSPENDED).invited(),
                        denied(DenialReason.MEMBER_SUSPENDED)),
                row(
                        "the invited address differs",
                        stranger.invitedAtAnotherAddress(),
                        denied(DenialReason.INVITATION_OTHER_ADDRESS)),
                row(
                        "the invited address differs, of a member too",
                        login().invitedAtAnotherAddress(),
                        denied(DenialReason.INVITATION_OTHER_ADDRESS)),
                row(
                        "invitation expired: others stop",
                        stranger.invited(InvitationStatus.EXPIRED),
                        denied(DenialReason.INVITATION_EXPIRED)),
                row(
                        "invitation revoked: others stop",
                        stranger.invited(InvitationStatus.REVOKED),
                        denied(DenialReason.INVITATION_REVOKED)),
                row(
                        "invitation used: others stop",
                        stranger.invited(InvitationStatus.ACCEPTED),
                        denied(DenialReason.INVITATION_USED)),
                row(
                        "invitation declined: others stop",
                        stranger.invited(InvitationStatus.DECLINED),
                        denied(DenialReason.INVITATION_USED)),
                row(
                        "invitation expired: an existing member goes on",
                        login().invited(InvitationStatus.EXPIRED),
                        entered()),
                row(
                        "invitation used: an existing member goes on",
                        login().invited(InvitationStatus.ACCEPTED),
                        entered()),
                row(
                        "whoever invited may not any more",
                        stranger.invitedBySomebodyWhoMayNot(),
                        denied(DenialReason.INVITATION_REVOKED)),
                row("valid invitation, seats full", stranger.full().invited(), denied(DenialReason.SEAT_LIMIT)),
                row(
                        "valid invitation, mode closed",
                        login().noMember().mode(RegistrationMode.CLOSED).invited(),
                        denied(DenialReason.NOT_A_MEMBER)),
                row(
                        "valid invitation, second factor required",
                        stranger.invited().organizationRules(mfa(MfaPolicy.REQUIRED)),
                        enrol(new Haste.Now())),
                row(
                        "valid invitation, organization suspended",
                        stranger.invited().entering(pathWith(1, OrganizationStatus.SUSPENDED)),
                        denied(DenialReason.ORG_UNAVAILABLE)),
                row(
                        "valid invitation, the application asks for a role and none was promised",
                        stranger.invited().roleRequired(),
                        denied(DenialReason.NO_ROLE)),
                row(
                        "valid invitation, the application asks for a relation and it was not promised",
                        stranger.invited().withoutTheRequiredRelation(),
                        denied(DenialReason.NO_RELATION)),
                row(
                        "valid invitation on a path that cannot ask",
                        stranger.invited().by(LoginPath.SILENT),
                        denied(DenialReason.INTERACTION_REQUIRED)),
                row(
                        "pinned provider: nobody has proved anything",
                        stranger.providers(ACME_IDP, ACME_SECOND_IDP)
                                .invitedToComeBy(ACME_SECOND_IDP)
                                .nobodyYet(),
                        new RedirectToProvider(ACME_SECOND_IDP)),
                row(
                        "pinned provider: a password does not help",
                        stranger.providers(ACME_IDP).invitedToComeBy(ACME_IDP),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "pinned provider: another one does not help",
                        stranger.providers(ACME_IDP, ACME_SECOND_IDP)
                                .invitedToComeBy(ACME_SECOND_IDP)
                                .provedBy(at(ACME_IDP)),
                        new RedirectToProvider(ACME_SECOND_IDP)),
                row(
                        "pinned provider: used",
                        stranger.providers(ACME_IDP).invitedToComeBy(ACME_IDP).provedBy(at(ACME_IDP)),
                        joined(JoinReason.INVITATION)),
                row(
                        "pinned provider: not usable any more",
                        stranger.providers(ACME_IDP)
                                .invitedToComeBy(ACME_SECOND_IDP)
                                .nobodyYet(),
                        denied(DenialReason.SSO_UNAVAILABLE)),
                row(
                        "pinned provider: single sign-on not among the methods",
                        stranger.organizationRules(only(FirstFactor.PASSWORD))
                                .providers(ACME_IDP)
                                .invitedToComeBy(ACME_IDP),
                        denied(DenialReason.NO_METHOD)),
                row(
                        "pinned provider: a member is free to choose",
                        login().providers(ACME_IDP).invitedToComeBy(ACME_IDP),
                        entered()),
                row(
                        "pinned provider: a member who comes by it gets what was promised",
                        login().providers(ACME_IDP).invitedToComeBy(ACME_IDP).provedBy(at(ACME_IDP)),
                        joined(JoinReason.INVITATION)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void registrationModes(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> registrationModes() {
        LoginScenario stranger = login().noMember();
        LoginDecision no = denied(DenialReason.NOT_A_MEMBER);
        LoginDecision ask = new AskToJoin(ACME);
        List<Row> rows = new ArrayList<>(List.of(
                row("none, mode closed", stranger.mode(RegistrationMode.CLOSED, AutoJoin.JOIN), no),
                row("none, request", stranger.mode(RegistrationMode.REQUEST), ask),
                row(
                        "none, request, domain joins elsewhere",
                        stranger.mode(RegistrationMode.REQUEST, AutoJoin.JOIN),
                        ask),
                row("none, open", stranger.mode(RegistrationMode.OPEN), joined(JoinReason.OPEN)),
                row(
                        "none, open, seats full",
                        stranger.mode(RegistrationMode.OPEN).full(),
                        denied(DenialReason.SEAT_LIMIT)),
                row(
                        "none, request, valid invitation",
                        stranger.mode(RegistrationMode.REQUEST).invited(),
                        joined(JoinReason.INVITATION)),
                row("none, invitation, owned domain", stranger.mode(RegistrationMode.INVITATION, AutoJoin.JOIN), no),
                row(
                        "none, open, on a path that cannot ask",
                        stranger.mode(RegistrationMode.OPEN).by(LoginPath.SILENT),
                        denied(DenialReason.INTERACTION_REQUIRED)),
                row(
                        "none, request, on a path that cannot ask",
                        stranger.mode(RegistrationMode.REQUEST).by(LoginPath.SILENT),
                        no)));
        for (RegistrationMode mode : List.of(RegistrationMode.DOMAIN, RegistrationMode.INVITATION_OR_DOMAIN)) {
            rows.add(row(
                    "none, owned domain, " + mode + ", join",
                    stranger.mode(mode, AutoJoin.JOIN),
                    joined(JoinReason.DOMAIN)));
            rows.add(row("none, owned domain, " + mode + ", suggest", stranger.mode(mode, AutoJoin.SUGGEST), ask));
            rows.add(row("none, other domain, " + mode, stranger.mode(mode, AutoJoin.NONE), no));
        }
        return rows.stream();
    }

    private static LoginDecision joined(JoinReason reason) {
        return new Join(ACME, reason);
    }

    private static LoginDecision anyFactor() {
        return new Authenticate(ANY_FACTOR, List.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void secondFactor(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> secondFactor() {
        LoginScenario local = login();
        LoginScenario federated = login().providers(ACME_IDP).provedBy(at(ACME_IDP));
        LoginScenario trusted = federated.provedBy(multiFactorAt(ACME_IDP));
        LoginScenario withCode = login().provedBy(local(FirstFactor.PASSWORD, SecondFactor.OTP));
        LoginScenario passkey = login().provedBy(verifiedPasskey());
        LoginScenario touched = login().provedBy(local(FirstFactor.PASSKEY));
        return Stream.of(
                row("off, local", local.organizationRules(mfa(MfaPolicy.OFF)), entered()),
                row("off, federated", federated.organizationRules(mfa(MfaPolicy.OFF)), entered()),
                row(
                        "optional, not enrolled: suggested",
                        local.organizationRules(mfa(MfaPolicy.OPTIONAL)),
                        enrol(new Haste.Never())),
                row(
                        "optional, not enrolled, later",
                        local.organizationRules(mfa(MfaPolicy.OPTIONAL)).postponed(),
                        entered()),
                row(
                        "optional, not enrolled, suggested before",
                        local.organizationRules(mfa(MfaPolicy.OPTIONAL))
                                .reminded(new SecondFactorReminders(Optional.of(NOW), Optional.empty())),
                        entered()),
                row(
                        "optional, not enrolled, on a path that cannot ask",
                        local.organizationRules(mfa(MfaPolicy.OPTIONAL)).by(LoginPath.PASSWORD_GRANT),
                        entered()),
                row(
                        "optional, enrolled",
                        local.enrolled().organizationRules(mfa(MfaPolicy.OPTIONAL)),
                        prove(SecondFactor.OTP)),
                row(
                        "optional, and nothing that could be set up",
                        local.organizationRules(secondFactors(MfaPolicy.OPTIONAL, 0)),
                        entered()),
                row(
                        "optional, federated, enrolled",
                        federated.enrolled().organizationRules(mfa(MfaPolicy.OPTIONAL)),
                        prove(SecondFactor.OTP)),
                row(
                        "optional for the organization, required for local logins by the application: both hold",
                        federated
                                .enrolled()
                                .organizationRules(mfa(MfaPolicy.OPTIONAL))
                                .applicationRules(mfa(MfaPolicy.REQUIRED_FOR_LOCAL_LOGINS)),
                        prove(SecondFactor.OTP)),
                row("off, enrolled", local.enrolled().organizationRules(mfa(MfaPolicy.OFF)), entered()),
                row(
                        "optional, enrolled and proved",
                        withCode.enrolled().organizationRules(mfa(MfaPolicy.OPTIONAL)),
                        entered()),
                row(
                        "required for local logins, federated",
                        federated.organizationRules(mfa(MfaPolicy.REQUIRED_FOR_LOCAL_LOGINS)),
                        entered()),
                row(
                        "required for local logins, local, enrolled",
                        local.enrolled().organizationRules(mfa(MfaPolicy.REQUIRED_FOR_LOCAL_LOGINS)),
                        prove(SecondFactor.OTP)),
                row(
                        "required for local logins, local, no factor",
                        local.organizationRules(mfa(MfaPolicy.REQUIRED_FOR_LOCAL_LOGINS)),
                        enrol(new Haste.Now())),
                row(
                        "required for local logins, local, one-time code proved",
                        withCode.organizationRules(mfa(MfaPolicy.REQUIRED_FOR_LOCAL_LOGINS)),
                        entered()),
                row(
                        "required, federated, provider proves MFA",
                        trusted.organizationRules(mfa(MfaPolicy.REQUIRED)),
                        entered()),
                row(
                        "required, federated, no proof, enrolled",
                        federated.enrolled().organizationRules(mfa(MfaPolicy.REQUIRED)),
                        prove(SecondFactor.OTP)),
                row(
                        "required, federated, no proof, no factor",
                        federated.organizationRules(mfa(MfaPolicy.REQUIRED)),
                        enrol(new Haste.Now())),
                row(
                        "required, local, enrolled",
                        local.enrolled(SecondFactor.OTP, SecondFactor.WEBAUTHN)
                                .organizationRules(mfa(MfaPolicy.REQUIRED)),
                        prove(SecondFactor.OTP, SecondFactor.WEBAUTHN)),
                row(
                        "required, local, enrolled, by an allowed factor",
                        local.enrolled(SecondFactor.OTP, SecondFactor.WEBAUTHN)
                                .organizationRules(secondFactors(0, SecondFactor.WEBAUTHN)),
                        prove(SecondFactor.WEBAUTHN)),
                row(
                        "required, local, no factor: enrol now",
                        local.organizationRules(mfa(MfaPolicy.REQUIRED)),
                        enrol(new Haste.Now())),
                row(
                        "required, local, one-time code proved",
                        withCode.organizationRules(mfa(MfaPolicy.REQUIRED)),
                        entered()),
                row(
                        "any required, a passkey with user verification was the first factor",
                        passkey.organizationRules(mfa(MfaPolicy.REQUIRED)),
                        entered()),
                row(
                        "any required, a passkey with user verification, which allowed factors do not list",
                        passkey.enrolled().organizationRules(secondFactors(0, SecondFactor.OTP)),
                        prove(SecondFactor.OTP)),
                row(
                        "any required, a passkey without user verification was the first factor",
                        touched.organizationRules(mfa(MfaPolicy.REQUIRED_FOR_LOCAL_LOGINS)),
                        enrol(new Haste.Now())),
                row(
                        "any required, only a disallowed factor: prove the old one",
                        local.enrolled().organizationRules(secondFactors(0, SecondFactor.WEBAUTHN)),
                        prove(SecondFactor.OTP)),
                row(
                        "any required, only a disallowed factor, proved: enrol an allowed one",
                        withCode.enrolled().organizationRules(secondFactors(0, SecondFactor.WEBAUTHN)),
                        new EnrolSecondFactor(Set.of(SecondFactor.WEBAUTHN), new Haste.Now())),
                row(
                        "any required, application and organization agree on no factor",
                        local.applicationRules(secondFactors(0, SecondFactor.OTP))
                                .organizationRules(secondFactors(0, SecondFactor.WEBAUTHN)),
                        denied(DenialReason.NO_METHOD)),
                row(
                        "the application's is the stricter",
                        local.enrolled().applicationRules(mfa(MfaPolicy.REQUIRED)),
                        prove(SecondFactor.OTP)),
                row(
                        "the application requires one of consumers too",
                        local.enrolled()
                                .applicationRules(mfa(MfaPolicy.REQUIRED))
                                .asConsumer(),
                        prove(SecondFactor.OTP)),
                row(
                        "required, but the member is suspended: no factor is asked for in vain",
                        local.organizationRules(mfa(MfaPolicy.REQUIRED)).member(MembershipStatus.SUSPENDED),
                        denied(DenialReason.MEMBER_SUSPENDED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void graceDays(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> graceDays() {
        LoginScenario required = login().organizationRules(secondFactors(14, SecondFactor.OTP));
        SecondFactorReminders yesterday =
                new SecondFactorReminders(Optional.empty(), Optional.of(NOW.minus(Duration.ofDays(1))));
        SecondFactorReminders longAgo =
                new SecondFactorReminders(Optional.empty(), Optional.of(NOW.minus(Duration.ofDays(14))));
        LoginDecision now = new EnrolSecondFactor(Set.of(SecondFactor.OTP), new Haste.Now());
        return Stream.of(
                row(
                        "never asked: the days begin",
                        required,
                        new EnrolSecondFactor(
                                Set.of(SecondFactor.OTP), new Haste.Until(NOW.plus(Duration.ofDays(14))))),
                row(
                        "asked yesterday",
                        required.reminded(yesterday),
                        new EnrolSecondFactor(
                                Set.of(SecondFactor.OTP), new Haste.Until(NOW.plus(Duration.ofDays(13))))),
                row("later, within the days", required.reminded(yesterday).postponed(), entered()),
                row("later, after the days", required.reminded(longAgo).postponed(), now),
                row("after the days", required.reminded(longAgo), now),
                row(
                        "a suggestion begins no days",
                        required.reminded(new SecondFactorReminders(
                                Optional.of(NOW.minus(Duration.ofDays(99))), Optional.empty())),
                        new EnrolSecondFactor(
                                Set.of(SecondFactor.OTP), new Haste.Until(NOW.plus(Duration.ofDays(14))))),
                row("whoever has a factor has no days", required.enrolled().postponed(), prove(SecondFactor.OTP)),
                row(
                        "whoever is no member yet has none",
                        required.noMember().mode(RegistrationMode.OPEN).postponed(),
                        now),
                row(
                        "the application gives none",
                        required.applicationRules(mfa(MfaPolicy.REQUIRED)).postponed(),
                        now),
                row(
                        "a path that cannot ask, later said in its session",
                        required.postponed().by(LoginPath.TOKEN),
                        entered()),
                row(
                        "a path that cannot ask, nothing said",
                        required.by(LoginPath.PASSWORD_GRANT),
                        denied(DenialReason.MFA_REQUIRED)));
    }

    private static LoginDecision prove(SecondFactor... factors) {
        return new ProveSecondFactor(Set.of(factors));
    }

    private static LoginDecision enrol(Haste haste) {
        return new EnrolSecondFactor(Set.of(SecondFactor.OTP, SecondFactor.WEBAUTHN), haste);
    }

    private static LoginRules secondFactors(int graceDays, SecondFactor... allowed) {
        return secondFactors(MfaPolicy.REQUIRED, graceDays, allowed);
    }

    private static LoginRules secondFactors(MfaPolicy policy, int graceDays, SecondFactor... allowed) {
        return new LoginRules(
                EnumSet.allOf(FirstFactor.class),
                false,
                new SecondFactorRules(Set.of(policy), Set.of(allowed), Duration.ofDays(graceDays)),
                SessionRules.none());
    }

    private static Proof multiFactorAt(UsableProvider provider) {
        Proof proof = at(provider);
        return new Proof(proof.factor(), proof.provider(), proof.providerOwner(), true, Set.of(), proof.at());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void sessions(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> sessions() {
        Duration hour = Duration.ofHours(1);
        LoginRules lifetime = sessions(Optional.of(hour), Optional.empty(), Optional.empty());
        LoginRules idle = sessions(Optional.empty(), Optional.of(hour), Optional.empty());
        LoginRules again = sessions(Optional.empty(), Optional.empty(), Optional.of(hour));
        LoginMoment withinTheHour = new LoginMoment(NOW.plus(hour), Optional.of(NOW));
        LoginMoment unused = new LoginMoment(NOW.plus(hour).plusMillis(1), Optional.of(NOW));
        LoginMoment inUse = new LoginMoment(NOW.plus(hour).plusMillis(1), Optional.of(NOW.plus(hour)));
        LoginScenario refresh = login().by(LoginPath.REFRESH);
        LoginScenario consumer = login().asConsumer();
        return Stream.of(
                row(
                        "lifetime, young enough",
                        login().organizationRules(lifetime).atMoment(withinTheHour),
                        entered()),
                row(
                        "lifetime, too old although in use",
                        login().organizationRules(lifetime).atMoment(inUse),
                        anyFactor()),
                row(
                        "lifetime, too old, refresh",
                        refresh.organizationRules(lifetime).atMoment(inUse),
                        denied(DenialReason.SESSION_ENDED)),
                row(
                        "lifetime, too old, prompt=none",
                        login().by(LoginPath.SILENT).organizationRules(lifetime).atMoment(inUse),
                        denied(DenialReason.METHOD_NOT_ALLOWED)),
                row(
                        "lifetime of the application, too old, consumer",
                        consumer.applicationRules(lifetime).atMoment(inUse),
                        anyFactor()),
                row(
                        "lifetime, too old, and nobody asked for the organization",
                        consumer.atMoment(inUse),
                        enteredAsConsumer()),
                row("idle, in use", login().organizationRules(idle).atMoment(inUse), entered()),
                row("idle, unused", login().organizationRules(idle).atMoment(unused), anyFactor()),
                row("idle, refresh in use", refresh.organizationRules(idle).atMoment(inUse), entered()),
                row(
                        "idle, refresh unused",
                        refresh.organizationRules(idle).atMoment(unused),
                        denied(DenialReason.SESSION_ENDED)),
                row(
                        "idle, the session proved once more since its last use",
                        login().organizationRules(idle)
                                .atMoment(new LoginMoment(NOW, Optional.of(NOW.minus(hour.multipliedBy(3))))),
                        entered()),
                row("re-authentication, due", login().organizationRules(again).atMoment(inUse), anyFactor()),
                row(
                        "re-authentication, a refresh asks nobody",
                        refresh.organizationRules(again).atMoment(unused),
                        entered()),
                row(
                        "re-authentication, nor does the code of a login",
                        login().by(LoginPath.TOKEN).organizationRules(again).atMoment(unused),
                        entered()));
    }

    private static LoginRules sessions(
            Optional<Duration> lifetime, Optional<Duration> idle, Optional<Duration> reauthentication) {
        return new LoginRules(
                EnumSet.allOf(FirstFactor.class),
                false,
                SecondFactorRules.of(MfaPolicy.OFF),
                new SessionRules(lifetime, idle, reauthentication));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void emergencies(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> emergencies() {
        LoginScenario locked = login().organizationRules(ssoRequired());
        LoginScenario chosen = locked.member(breakGlass()).breakGlass().enrolled();
        LoginScenario withCode = chosen.provedBy(local(FirstFactor.PASSWORD, SecondFactor.OTP));
        LoginDecision local = new Authenticate(Set.of(FirstFactor.PASSWORD, FirstFactor.PASSKEY), List.of());
        LoginDecision throughTheGlass = new LoginDecision.Enter(Optional.of(ACME), Set.of(ACME));
        LoginDecision no = denied(DenialReason.SSO_UNAVAILABLE);
        return Stream.of(
                row(
                        "none usable, at the portal, nobody yet: the same page for everybody",
                        locked.atThePortal().nobodyYet(),
                        local),
                row("none usable, at another application, nobody yet", chosen.nobodyYet(), no),
                row(
                        "none usable, at the portal, an ordinary member",
                        locked.enrolled().atThePortal(),
                        no),
                row("none usable, at another application, chosen for emergencies", withCode, no),
                row(
                        "none usable, at the portal, chosen, the second factor is always asked for",
                        chosen.atThePortal(),
                        prove(SecondFactor.OTP)),
                row("none usable, at the portal, chosen, both factors proved", withCode.atThePortal(), throughTheGlass),
                row(
                        "none usable, at the portal, chosen, a passkey that verified its holder",
                        locked.breakGlass().provedBy(verifiedPasskey()).atThePortal(),
                        throughTheGlass),
                row(
                        "none usable, at the portal, chosen, but no second factor was ever set up",
                        locked.breakGlass().atThePortal(),
                        no),
                row(
                        "one usable, at the portal, chosen: no glass to break",
                        withCode.providers(ACME_IDP).atThePortal(),
                        new RedirectToProvider(ACME_IDP)),
                row(
                        "none usable, at the portal, chosen, on a path that cannot ask",
                        chosen.by(LoginPath.PASSWORD_GRANT).atThePortal(),
                        denied(DenialReason.MFA_REQUIRED)),
                row(
                        "none usable, at the portal, chosen, organization suspended",
                        withCode.entering(pathWith(1, OrganizationStatus.SUSPENDED))
                                .atThePortal(),
                        denied(DenialReason.ORG_UNAVAILABLE)),
                row(
                        "none usable, at the portal, chosen, an older session",
                        withCode.sessionsEnded(NOW.plusSeconds(1)).atThePortal(),
                        local),
                row(
                        "single sign-on not required, at the portal: an ordinary login",
                        login().breakGlass().atThePortal(),
                        entered()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void justInTime(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> justInTime() {
        LoginScenario stranger =
                login().providers(ACME_IDP).provedBy(at(ACME_IDP)).noMember();
        LoginScenario invitation = stranger.mode(RegistrationMode.INVITATION);
        LoginDecision joined = joined(JoinReason.PROVIDER);
        return Stream.of(
                row("none, provider, just-in-time on, domain fits", invitation.justInTime(true), joined),
                row(
                        "none, provider, just-in-time off, domain fits",
                        invitation.justInTime(false),
                        denied(DenialReason.NOT_PROVISIONED)),
                row("none, provider, just-in-time on, another domain", invitation, denied(DenialReason.NOT_A_MEMBER)),
                row(
                        "none, provider, just-in-time on, mode closed",
                        stranger.mode(RegistrationMode.CLOSED).justInTime(true),
                        denied(DenialReason.NOT_A_MEMBER)),
                row(
                        "none, provider, just-in-time off, valid invitation",
                        invitation.justInTime(false).invited(),
                        joined(JoinReason.INVITATION)),
                row(
                        "none, provider, just-in-time on, seats full",
                        invitation.justInTime(true).full(),
                        denied(DenialReason.SEAT_LIMIT)),
                row(
                        "none, provider, just-in-time on, mode request: no approval is waited for",
                        stranger.mode(RegistrationMode.REQUEST).justInTime(true),
                        joined),
                row(
                        "none, provider, just-in-time off, mode open",
                        stranger.mode(RegistrationMode.OPEN).justInTime(false),
                        denied(DenialReason.NOT_PROVISIONED)),
                row(
                        "none, a local factor, just-in-time on",
                        invitation.justInTime(true).provedBy(password()),
                        denied(DenialReason.NOT_A_MEMBER)),
                row(
                        "none, another organization's provider that the domain's owner trusts",
                        invitation
                                .justInTime(true)
                                .domainOwner(OTHER, LoginRules.unrestricted(), OTHER_IDP)
                                .provedBy(at(OTHER_IDP)),
                        denied(DenialReason.NOT_A_MEMBER)),
                row(
                        "suspended, just-in-time on: it never revives",
                        invitation.justInTime(true).member(MembershipStatus.SUSPENDED),
                        denied(DenialReason.MEMBER_SUSPENDED)),
                row(
                        "pending, just-in-time on",
                        invitation.justInTime(true).member(MembershipStatus.PENDING),
                        denied(DenialReason.MEMBER_PENDING)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void tokenAndLater(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> tokenAndLater() {
        LoginScenario refresh = login().by(LoginPath.REFRESH);
        LoginRules strict = new LoginRules(
                Set.of(FirstFactor.SSO), true, SecondFactorRules.of(MfaPolicy.REQUIRED), SessionRules.none());
        return Stream.of(
                row(
                        "no effective role, the application requires one",
                        login().roleRequired().withoutRoles(),
                        denied(DenialReason.NO_ROLE)),
                row("no effective role otherwise", login().withoutRoles(), entered()),
                row("a role, the application requires one", login().roleRequired(), entered()),
                row(
                        "a relation the application requires is unmet",
                        login().withoutTheRequiredRelation(),
                        denied(DenialReason.NO_RELATION)),
                row(
                        "neither the relation nor the role that the application requires",
                        login().roleRequired().withoutRoles().withoutTheRequiredRelation(),
                        denied(DenialReason.NO_RELATION)),
                row(
                        "consumer, the application requires a relation",
                        login().withoutTheRequiredRelation().asConsumer(),
                        enteredAsConsumer()),
                row(
                        "second factor first, where the relation is unmet",
                        login().organizationRules(mfa(MfaPolicy.REQUIRED))
                                .enrolled()
                                .withoutTheRequiredRelation(),
                        new LoginDecision.ProveSecondFactor(Set.of(SecondFactor.OTP))),
                row(
                        "refresh: the relation the application requires is lost",
                        refresh.withoutTheRequiredRelation(),
                        denied(DenialReason.NO_RELATION)),
                row(
                        "consumer, the application requires a role",
                        login().roleRequired().asConsumer(),
                        enteredAsConsumer()),
                row("refresh: nothing changed", refresh, entered()),
                row("refresh: policy tightened since", refresh.organizationRules(strict), entered()),
                row(
                        "refresh: policy tightened and sessions ended now",
                        refresh.organizationRules(strict).sessionsEnded(NOW.plusSeconds(1)),
                        denied(DenialReason.SESSION_ENDED)),
                row(
                        "refresh: the person's own sessions ended now",
                        refresh.ownSessionsEnded(NOW.plusSeconds(1)),
                        denied(DenialReason.SESSION_ENDED)),
                row(
                        "refresh: the person's own sessions ended before",
                        refresh.ownSessionsEnded(NOW.minusSeconds(1)),
                        entered()),
                row(
                        "refresh: the person's own sessions ended since the token, and a newer proof does not help it",
                        refresh.ownSessionsEnded(NOW)
                                .atMoment(new LoginMoment(NOW.plusSeconds(2), Optional.of(NOW.minusSeconds(1)))),
                        denied(DenialReason.SESSION_ENDED)),
                row(
                        "the login that ended them, with the password that it has set",
                        login().by(LoginPath.TOKEN).ownSessionsEnded(NOW),
                        entered()),
                row(
                        "refresh: member suspended",
                        refresh.member(MembershipStatus.SUSPENDED),
                        denied(DenialReason.MEMBER_SUSPENDED)),
                row("refresh: member gone", refresh.noMember(), denied(DenialReason.NOT_A_MEMBER)),
                row("refresh: user disabled", refresh.disabledUser(), denied(DenialReason.USER_DISABLED)),
                row(
                        "refresh: organization suspended",
                        refresh.entering(pathWith(1, OrganizationStatus.SUSPENDED)),
                        denied(DenialReason.ORG_UNAVAILABLE)),
                row(
                        "refresh: application suspended",
                        refresh.withoutTheApplication(),
                        denied(DenialReason.APP_NOT_AVAILABLE)),
                row(
                        "refresh: the last role gone, the application requires one",
                        refresh.roleRequired().withoutRoles(),
                        denied(DenialReason.NO_ROLE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void pathsThatCannotAsk(Row row) {
        assertThat(row.scenario().decision()).isEqualTo(row.expected());
    }

    static Stream<Row> pathsThatCannotAsk() {
        return Stream.of(
                row(
                        "password grant where single sign-on is required",
                        login().by(LoginPath.PASSWORD_GRANT)
                                .organizationRules(ssoRequired())
                                .providers(ACME_IDP),
                        denied(DenialReason.METHOD_NOT_ALLOWED)),
                row(
                        "password grant where the domain's owner requires single sign-on",
                        login().by(LoginPath.PASSWORD_GRANT).asConsumer().domainOwner(OTHER, ssoRequired(), OTHER_IDP),
                        denied(DenialReason.METHOD_NOT_ALLOWED)),
                row(
                        "password grant where a second factor is required",
                        login().by(LoginPath.PASSWORD_GRANT).organizationRules(mfa(MfaPolicy.REQUIRED)),
                        denied(DenialReason.MFA_REQUIRED)),
                row("password grant where a password does", login().by(LoginPath.PASSWORD_GRANT), entered()),
                row(
                        "prompt=none, nobody signed in",
                        login().by(LoginPath.SILENT).nobodyYet(),
                        denied(DenialReason.INTERACTION_REQUIRED)),
                row(
                        "prompt=none, application wants to ask",
                        login().by(LoginPath.SILENT).selecting(new AskFirst()).nobodyYet(),
                        denied(DenialReason.INTERACTION_REQUIRED)),
                row(
                        "prompt=none, several organizations",
                        login().by(LoginPath.SILENT).selecting(new Choose(List.of(ACME, OTHER))),
                        denied(DenialReason.INTERACTION_REQUIRED)),
                row("prompt=none, the session does", login().by(LoginPath.SILENT), entered()));
    }

    private static Row row(String name, LoginScenario scenario, LoginDecision expected) {
        return new Row(name, scenario, expected);
    }

    @Test
    void credentialsAreChangedByAFactorOfOnesOwn() {
        LoginScenario byProvider = login().providers(ACME_IDP).provedBy(at(ACME_IDP));

        assertThat(LoginPolicy.decide(changing(byProvider)))
                .isEqualTo(new Authenticate(EnumSet.complementOf(EnumSet.of(FirstFactor.SSO)), List.of()));
        assertThat(LoginPolicy.decide(changing(byProvider.organizationRules(ssoRequired()))))
                .isEqualTo(new Authenticate(
                        Set.of(FirstFactor.PASSWORD, FirstFactor.PASSKEY, FirstFactor.EMAIL_CODE), List.of()));
        assertThat(LoginPolicy.decide(changing(byProvider.by(LoginPath.SILENT))))
                .isEqualTo(denied(DenialReason.METHOD_NOT_ALLOWED));
    }

    /** As where nothing of what has been proved is such a factor. */
    private static LoginRequest changing(LoginScenario scenario) {
        LoginRequest request = scenario.request();
        return new LoginRequest(
                request.path(),
                request.moment(),
                request.application(),
                request.selection(),
                request.target(),
                request.domainPolicy(),
                request.proof(),
                request.person(),
                request.invitation(),
                request.joining(),
                request.breakGlassDoor(),
                true,
                false);
    }

    @Test
    void providerOfAnOrganizationIsOnesOwnWhereItOwnsTheMailDomain() {
        assertThat(at(ACME_IDP).own(Optional.of(ACME))).isTrue();
        assertThat(at(ACME_IDP).own(Optional.of(OTHER))).isFalse();
        assertThat(at(ACME_IDP).own(Optional.empty())).isFalse();
        assertThat(ownerless().own(Optional.empty())).isFalse();
        assertThat(password().own(Optional.of(OTHER))).isTrue();
        assertThat(social().own(Optional.of(OTHER))).isTrue();
    }

    private static Membership breakGlass() {
        Membership employee = Membership.employee(ACME, ANN);
        return new Membership(
                ACME, ANN, employee.type(), employee.status(), employee.home(), true, employee.externalId());
    }

    /** Claims single sign-on by a provider that no organization owns, or owns no longer. */
    private static Proof ownerless() {
        return new Proof(
                FirstFactor.SSO,
                Optional.of(new ProviderAlias("unlinked")),
                Optional.empty(),
                false,
                password().secondFactors(),
                NOW);
    }

    private static OrganizationPath pathWith(int depth, OrganizationStatus status) {
        List<Organization> path = new ArrayList<>(login().target().path().rootFirst());
        path.set(depth, Samples.withStatus(path.get(depth), status));
        return new OrganizationPath(path);
    }

    private static OrganizationPath pathWithDisabled(int depth) {
        List<Organization> path = new ArrayList<>(login().target().path().rootFirst());
        path.set(depth, Samples.disabled(path.get(depth)));
        return new OrganizationPath(path);
    }
}
