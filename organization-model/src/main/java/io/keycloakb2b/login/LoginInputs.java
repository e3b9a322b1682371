package io.keycloakb2b.login;

import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.DomainPolicy;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.JoiningRules;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginMoment;
import io.keycloakb2b.organization.LoginPolicy;
import io.keycloakb2b.organization.LoginRequest;
import io.keycloakb2b.organization.LoginRules;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationHints;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationSelection;
import io.keycloakb2b.organization.PasswordReset;
import io.keycloakb2b.organization.Person;
import io.keycloakb2b.organization.PresentedInvitation;
import io.keycloakb2b.organization.Proof;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.TargetOrganization;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Gathers what the rules of a login look at, and asks them. One object is one moment: whoever has changed something
 * since takes another.
 */
public final class LoginInputs {

    private final DecisionInputsProvider inputs;
    private final RealmId realm;

    private LoginInputs(DecisionInputsProvider inputs, RealmId realm) {
        this.inputs = inputs;
        this.realm = realm;
    }

    /** Empty where the realm has not been set up for organizations, or the pack has nothing to read from. */
    public static Optional<LoginInputs> of(KeycloakSession session) {
        if (session.getContext().getRealm() == null) {
            return Optional.empty();
        }
        RealmId realm = new RealmId(session.getContext().getRealm().getId());
        return Optional.ofNullable(session.getProvider(DecisionInputsProvider.class))
                .filter(inputs -> inputs.enabled(realm))
                .map(inputs -> new LoginInputs(new ReadOnce(inputs), realm));
    }

    public DecisionInputsProvider inputs() {
        return inputs;
    }

    public RealmId realm() {
        return realm;
    }

    /** What is asked where somebody is not a member yet. */
    public JoiningInputs joinings() {
        return new JoiningInputs(inputs, realm);
    }

    /** What the client says about organizations. */
    public ApplicationRules application(ClientModel client) {
        return inputs.application(realm, new ClientId(client.getId()));
    }

    /** Decides on a login; the organization may still be open. */
    public LoginDecision decide(LoginSituation situation) {
        ApplicationRules asking = asking(situation);
        OrganizationHints hints = hints(situation, asking);
        return strongest(situation, hints, asking, usable(situation, hints, asking));
    }

    /**
     * The organization that a login is for, as far as its request, its choices and the domain policy of an address say;
     * whether or not it may be entered.
     */
    public Optional<OrganizationId> selected(LoginSituation situation) {
        ApplicationRules asking = asking(situation);
        OrganizationHints hints = hints(situation, asking);
        return OrganizationSelection.select(asking, hints, usable(situation, hints, asking))
                        instanceof OrganizationSelection.Selected selected
                ? Optional.of(selected.organization())
                : Optional.empty();
    }

    /** The one organization that a request names, as long as it names no other and none that there is not. */
    public Optional<OrganizationId> named(ClientModel client, RequestedOrganizations requested) {
        return NamedOrganizations.of(inputs, realm, application(client).application(), requested)
                .one();
    }

    /** The organization whose host a browser asks. */
    public Optional<OrganizationId> ofHost(KeycloakSession session) {
        return RequestedOrganizations.host(session).flatMap(host -> inputs.organizationByHost(realm, host));
    }

    /** Decides on a token: the organization is the one its scope names, or none; or all. */
    public LoginDecision decideBound(LoginSituation situation) {
        ApplicationRules application = application(situation.client());
        OrganizationHints named = new OrganizationHints(
                situation.chosen(),
                false,
                Optional.empty(),
                situation.requested().everything());
        Optional<List<OrganizationId>> usable =
                named.all() && application.entersAll() ? usable(situation, named, application) : Optional.of(List.of());
        return strongest(situation, named, application, usable);
    }

    /** The organizations that the person may enter with the client; with one that is no application, all of them. */
    public List<Organization> usable(ClientModel client, UserModel user) {
        return usable(application(client), inputs.memberships(realm, new UserId(user.getId())));
    }

    private List<Organization> usable(ApplicationRules application, Collection<Membership> memberships) {
        List<Membership> active = memberships.stream()
                .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                .toList();
        Map<OrganizationId, OrganizationPath> paths =
                inputs
                        .paths(
                                realm,
                                active.stream().map(Membership::organization).toList())
                        .stream()
                        .collect(Collectors.toMap(OrganizationPath::id, Function.identity()));
        Map<OrganizationId, List<ApplicationLevel>> levels = application.application()
                ? inputs.applicationLevels(realm, paths.values(), application.client())
                : Map.of();
        return active.stream()
                .flatMap(membership -> Optional.ofNullable(paths.get(membership.organization())).stream()
                        .filter(OrganizationPath::usable)
                        .filter(path -> !application.application() || active(levels.getOrDefault(path.id(), List.of())))
                        .filter(path -> !application.roleRequired() || anyRole(application, path, membership))
                        .filter(path -> holdsRequired(application, path, membership)))
                .map(OrganizationPath::organization)
                .toList();
    }

    /**
     * The client's rules for this request: an ordinary client that asks for an organization without naming one is
     * one that takes organizations, asked for after login as native Keycloak does.
     */
    private ApplicationRules asking(LoginSituation situation) {
        ApplicationRules application = application(situation.client());
        if (application.application() || !situation.requested().any()) {
            return application;
        }
        return new ApplicationRules(
                application.client(),
                true,
                ApplicationRules.OrganizationUsage.ALLOW,
                ApplicationRules.OrganizationPrompt.AFTER_LOGIN,
                application.roleSource(),
                false,
                application.loginRules());
    }

    private OrganizationHints hints(LoginSituation situation, ApplicationRules asking) {
        boolean marked = application(situation.client()).application();
        NamedOrganizations requested = NamedOrganizations.of(inputs, realm, marked, situation.requested());
        Set<OrganizationId> named = new HashSet<>(situation.chosen());
        named.addAll(requested.found());
        Optional<Invitation> invitation = invitation(situation);
        invitation.map(Invitation::organization).ifPresent(named::add);
        boolean unknown = requested.unknown() || (situation.invitation().isPresent() && invitation.isEmpty());
        Optional<DomainProof> domain = marked && asking.application() ? bindingDomain(situation) : Optional.empty();
        return new OrganizationHints(
                named, unknown, domain, situation.requested().everything());
    }

    /** What is to be said of a new password for the person. */
    public PasswordReset passwordReset(UserModel user) {
        Optional<DomainPolicy> domainPolicy =
                bindingDomain(Optional.ofNullable(user.getEmail())).flatMap(this::policy);
        boolean breakGlass =
                new BreakGlass(inputs, realm).chosen(new UserId(user.getId()), Optional.empty(), domainPolicy);
        return new PasswordReset(domainPolicy, breakGlass);
    }

    /** Whether a person has proved more than the word of an organization that does not own the person's mail domain. */
    public boolean provesOwnFactor(UserModel user, List<Proof> proofs) {
        // Most have, and need no look at their mail domain.
        if (proofs.stream().anyMatch(proof -> proof.own(Optional.empty()))) {
            return true;
        }
        Optional<OrganizationId> owner = Email.domainOf(
                        Optional.ofNullable(user.getEmail()).orElse(""))
                .flatMap(domain -> inputs.ownedDomain(realm, domain))
                .map(DomainProof::organization);
        return proofs.stream().anyMatch(proof -> proof.own(owner));
    }

    private Optional<DomainProof> bindingDomain(LoginSituation situation) {
        return bindingDomain(situation.email());
    }

    private Optional<DomainProof> bindingDomain(Optional<String> email) {
        return email.flatMap(Email::domainOf)
                .flatMap(domain -> inputs.ownedDomain(realm, domain))
                .filter(proof -> proof.kind() == DomainProof.Kind.OWNED && proof.policyEnabled());
    }

    /** As far as the selection looks at them; the organizations of a person may be many. */
    private Optional<List<OrganizationId>> usable(
            LoginSituation situation, OrganizationHints hints, ApplicationRules asking) {
        if (situation.proofs().isEmpty() || hints.decisive()) {
            return Optional.empty();
        }
        return situation
                .user()
                .filter(user -> asking.application())
                .map(user -> usable(hints, application(situation.client()), new UserId(user.getId())));
    }

    private List<OrganizationId> usable(OrganizationHints hints, ApplicationRules application, UserId user) {
        List<Organization> preselected = hints.all()
                ? List.of()
                : usable(
                        application,
                        hints.domain().flatMap(domain -> inputs.membership(realm, domain.organization(), user)).stream()
                                .toList());
        List<Organization> usable =
                preselected.isEmpty() ? usable(application, inputs.memberships(realm, user)) : preselected;
        return usable.stream().map(Organization::id).toList();
    }

    private LoginDecision strongest(
            LoginSituation situation,
            OrganizationHints hints,
            ApplicationRules application,
            Optional<List<OrganizationId>> usable) {
        ApplicationRules rules = withinTheRequest(withinTheRealm(application), situation);
        OrganizationSelection selected = OrganizationSelection.select(rules, hints, usable);
        Optional<TargetOrganization> target = target(situation, selected);
        OrganizationSelection selection = selected instanceof OrganizationSelection.Selected && target.isEmpty()
                ? new OrganizationSelection.Refused(DenialReason.ORG_UNKNOWN)
                : selected;
        Optional<DomainPolicy> domainPolicy = bindingDomain(situation).flatMap(this::policy);
        LoginMoment moment = new LoginMoment(Instant.ofEpochMilli(Time.currentTimeMillis()), situation.lastUse());
        boolean breakGlassDoor = BreakGlass.door(situation.client());
        if (situation.proofs().isEmpty()) {
            return LoginPolicy.decide(new LoginRequest(
                    situation.path(),
                    moment,
                    rules,
                    selection,
                    target,
                    domainPolicy,
                    Optional.empty(),
                    Optional.empty(),
                    target.flatMap(to -> presented(situation)),
                    Optional.empty(),
                    breakGlassDoor,
                    false,
                    false));
        }
        Optional<Person> person = Optional.of(person(situation, rules, target, domainPolicy));
        Optional<PresentedInvitation> invitation = target.flatMap(to -> presented(situation));
        Optional<JoiningRules> joining = target.filter(
                        to -> person.get().membership().isEmpty())
                .filter(to -> !situation.path().continues())
                .map(to -> joinings().rules(to.path(), situation.user()));
        boolean ownFactorMissing = situation.changesCredentials()
                && !provesOwnFactor(situation.user().orElseThrow(), situation.proofs());
        boolean postponed = target.map(TargetOrganization::id)
                .filter(situation.secondFactorPostponed()::contains)
                .isPresent();
        return situation.proofs().stream()
                .map(proof -> LoginPolicy.decide(new LoginRequest(
                        situation.path(),
                        moment,
                        rules,
                        selection,
                        target,
                        domainPolicy,
                        Optional.of(proof),
                        person,
                        invitation,
                        joining,
                        breakGlassDoor,
                        ownFactorMissing,
                        postponed)))
                .min(Comparator.comparingInt(LoginInputs::distance))
                .orElseThrow();
    }

    /** What the realm says binds whoever signs in to an application, also where no organization is entered. */
    private ApplicationRules withinTheRealm(ApplicationRules application) {
        return application.application()
                ? application.within(EffectiveSettings.of(inputs.settings(realm))
                        .loginRules()
                        .forEverybody())
                : application;
    }

    /** An application may ask for more than anybody requires of it. */
    private static ApplicationRules withinTheRequest(ApplicationRules application, LoginSituation situation) {
        return application.application() && situation.secondFactorAsked()
                ? application.within(LoginRules.secondFactorRequired())
                : application;
    }

    /** How far a proof is from letting its person in: of several proofs the one that reaches furthest counts. */
    private static int distance(LoginDecision decision) {
        if (decision instanceof LoginDecision.Enter || decision instanceof LoginDecision.Join) {
            return 0;
        }
        if (decision instanceof LoginDecision.ChooseOrganization) {
            return 1;
        }
        if (decision instanceof LoginDecision.ProveSecondFactor
                || decision instanceof LoginDecision.EnrolSecondFactor) {
            return 2;
        }
        if (decision instanceof LoginDecision.Deny deny) {
            return switch (deny.reason()) {
                case INTERACTION_REQUIRED -> 1;
                case MFA_REQUIRED -> 2;
                case METHOD_NOT_ALLOWED, SESSION_ENDED -> 5;
                default -> 3;
            };
        }
        return 4;
    }

    private Optional<TargetOrganization> target(LoginSituation situation, OrganizationSelection selection) {
        if (!(selection instanceof OrganizationSelection.Selected selected)) {
            return Optional.empty();
        }
        return inputs.path(realm, selected.organization())
                .map(path -> new TargetOrganization(
                        path,
                        applicationActive(application(situation.client()), path),
                        rules(path),
                        inputs.providers(realm, path.id()),
                        inputs.sessionsNotBefore(realm, path.id())));
    }

    private Optional<DomainPolicy> policy(DomainProof domain) {
        return inputs.path(realm, domain.organization())
                .map(path -> new DomainPolicy(path.id(), rules(path), inputs.providers(realm, path.id())));
    }

    private LoginRules rules(OrganizationPath path) {
        return EffectiveSettings.of(inputs.settings(realm, path)).loginRules();
    }

    private boolean applicationActive(ApplicationRules application, OrganizationPath path) {
        return !application.application() || active(inputs.applicationLevels(realm, path, application.client()));
    }

    private static boolean active(List<ApplicationLevel> levels) {
        return RoleCeiling.of(levels, CompositeRoles.none()).active();
    }

    private Person person(
            LoginSituation situation,
            ApplicationRules rules,
            Optional<TargetOrganization> target,
            Optional<DomainPolicy> domainPolicy) {
        UserModel user = situation.user().orElseThrow();
        Optional<Membership> membership =
                target.flatMap(to -> inputs.membership(realm, to.id(), new UserId(user.getId())));
        boolean anyRole = rules.roleRequired()
                && target.isPresent()
                && (membership
                                .filter(member -> anyRole(rules, target.get().path(), member))
                                .isPresent()
                        || invitation(situation)
                                .filter(found -> joinings()
                                        .promises(found, rules, target.get().path()))
                                .isPresent());
        boolean requiredRelation = target.isEmpty()
                || membership
                        .filter(member -> holdsRequired(rules, target.get().path(), member))
                        .isPresent()
                || joinings()
                        .holdsRequired(
                                invitation(situation), rules, target.get().path());
        return new Person(
                user.isEnabled(),
                membership,
                anyRole,
                SecondFactorCredential.enrolled(user),
                new BreakGlass(inputs, realm).chosen(new UserId(user.getId()), target, domainPolicy),
                requiredRelation);
    }

    private boolean holdsRequired(ApplicationRules application, OrganizationPath path, Membership membership) {
        return application
                .relationRequired()
                .map(relation -> new RelationReader(inputs, realm).holds(path, relation, membership))
                .orElse(true);
    }

    private Optional<Invitation> invitation(LoginSituation situation) {
        return joinings().invitation(situation.invitation());
    }

    private Optional<PresentedInvitation> presented(LoginSituation situation) {
        return invitation(situation)
                .map(found -> joinings().presented(found, situation.user().map(UserModel::getEmail)));
    }

    private boolean anyRole(ApplicationRules application, OrganizationPath path, Membership membership) {
        return !new EffectiveRolesReader(inputs, realm)
                .read(path, membership)
                .of(application.client())
                .isEmpty();
    }
}
