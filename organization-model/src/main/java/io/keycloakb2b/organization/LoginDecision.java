package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens next in a login. */
public sealed interface LoginDecision {

    /** Ask for an e-mail address or an organization. */
    record AskIdentity() implements LoginDecision {}

    /** Ask which of the person's organizations to enter. */
    record ChooseOrganization(List<OrganizationId> organizations) implements LoginDecision {}

    /**
     * Prove identity by one of the factors.
     *
     * @param providers identity providers to offer beside local factors
     */
    record Authenticate(Set<FirstFactor> factors, List<UsableProvider> providers) implements LoginDecision {}

    /** Prove identity at this identity provider, and nowhere else. */
    record RedirectToProvider(UsableProvider provider) implements LoginDecision {}

    /** Prove identity at one of these identity providers, and nowhere else. */
    record ChooseProvider(List<UsableProvider> providers) implements LoginDecision {}

    /** Prove one of these second factors, each of which the person has. */
    record ProveSecondFactor(Set<SecondFactor> factors) implements LoginDecision {

        public ProveSecondFactor {
            factors = Set.copyOf(factors);
        }
    }

    /** Set up one of these second factors. */
    record EnrolSecondFactor(Set<SecondFactor> factors, Haste haste) implements LoginDecision {

        public EnrolSecondFactor {
            factors = Set.copyOf(factors);
        }
    }

    /** When a second factor has to be there. */
    sealed interface Haste {

        /** Before the login goes on. */
        record Now() implements Haste {}

        /** Until then; the person may go on without. */
        record Until(Instant end) implements Haste {}

        /** Never: it is a suggestion. */
        record Never() implements Haste {}
    }

    /** Come in, and be a member from now on. */
    record Join(OrganizationId organization, JoinReason reason) implements LoginDecision {}

    /** Wait until somebody has decided on a request to join, which is made now. */
    record AskToJoin(OrganizationId organization) implements LoginDecision {}

    /** What opens an organization to a person who is no member. */
    enum JoinReason {
        INVITATION,
        /** The person has come through an identity provider of the organization. */
        PROVIDER,
        /** The person's address is in a domain of the organization. */
        DOMAIN,
        /** The organization is open to everybody. */
        OPEN
    }

    /**
     * Come in.
     *
     * @param emergencyAt the organizations whose single sign-on was passed by, since no provider was usable
     */
    record Enter(Optional<OrganizationId> organization, Set<OrganizationId> emergencyAt) implements LoginDecision {

        public Enter {
            emergencyAt = Set.copyOf(emergencyAt);
        }

        /** In the ordinary way. */
        public Enter(Optional<OrganizationId> organization) {
            this(organization, Set.of());
        }
    }

    /** Stay out. */
    record Deny(DenialReason reason) implements LoginDecision {}

    /** One answer for each kind of decision; Java 17 has no pattern switch. */
    interface Cases<R> {
        R askIdentity();

        R chooseOrganization(List<OrganizationId> organizations);

        R authenticate(Authenticate decision);

        R redirect(UsableProvider provider);

        R chooseProvider(List<UsableProvider> providers);

        R proveSecondFactor(Set<SecondFactor> factors);

        R enrolSecondFactor(EnrolSecondFactor decision);

        R join(Join decision);

        R askToJoin(OrganizationId organization);

        R enter(Enter decision);

        R deny(DenialReason reason);
    }

    default <R> R answer(Cases<R> cases) {
        if (this instanceof AskIdentity) {
            return cases.askIdentity();
        }
        if (this instanceof ChooseOrganization choose) {
            return cases.chooseOrganization(choose.organizations());
        }
        if (this instanceof Authenticate authenticate) {
            return cases.authenticate(authenticate);
        }
        if (this instanceof RedirectToProvider redirect) {
            return cases.redirect(redirect.provider());
        }
        if (this instanceof ChooseProvider choose) {
            return cases.chooseProvider(choose.providers());
        }
        if (this instanceof ProveSecondFactor prove) {
            return cases.proveSecondFactor(prove.factors());
        }
        if (this instanceof EnrolSecondFactor enrol) {
            return cases.enrolSecondFactor(enrol);
        }
        if (this instanceof Join join) {
            return cases.join(join);
        }
        if (this instanceof AskToJoin ask) {
            return cases.askToJoin(ask.organization());
        }
        if (this instanceof Enter enter) {
            return cases.enter(enter);
        }
        return cases.deny(((Deny) this).reason());
    }
}
