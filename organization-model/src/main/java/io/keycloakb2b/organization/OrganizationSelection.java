package io.keycloakb2b.organization;

import java.util.List;
import java.util.Optional;

/** The answer of stage 1: for which organization somebody signs in. */
public sealed interface OrganizationSelection {

    /** That one. */
    record Selected(OrganizationId organization) implements OrganizationSelection {}

    /** None, so far or at all: a consumer, or an ordinary client. */
    record Personal() implements OrganizationSelection {}

    /** All that the person may be in at once: the token names those whose own rules let it. */
    record All() implements OrganizationSelection {}

    /** The application wants to know before anybody signs in. */
    record AskFirst() implements OrganizationSelection {}

    /** One of those the person may enter; at least two. */
    record Choose(List<OrganizationId> organizations) implements OrganizationSelection {}

    /** Not to be. */
    record Refused(DenialReason reason) implements OrganizationSelection {}

    /**
     * Stage 1 of LOGIN.md.
     *
     * @param usable the organizations in which the signed-in person may use the application, the one of the domain alone
     *     where it is among them; empty while nobody has signed in
     */
    static OrganizationSelection select(
            ApplicationRules application, OrganizationHints hints, Optional<List<OrganizationId>> usable) {
        boolean denies = application.application() && application.usage() == ApplicationRules.OrganizationUsage.DENY;
        if (denies) {
            return hints.decisive() ? new Refused(DenialReason.ORG_NOT_ALLOWED) : new Personal();
        }
        if (hints.unknownNamed()) {
            return new Refused(DenialReason.ORG_UNKNOWN);
        }
        if (hints.named().size() > 1) {
            return new Refused(DenialReason.ORG_MISMATCH);
        }
        if (hints.decisive()) {
            return new Selected(hints.named().iterator().next());
        }
        if (!application.application()) {
            return new Personal();
        }
        if (hints.all() && application.entersAll()) {
            return all(application, usable);
        }
        Optional<OrganizationId> preselected =
                hints.domain().filter(OrganizationSelection::binds).map(DomainProof::organization);
        return usable.map(organizations -> afterProof(application, preselected, organizations))
                .orElseGet(() -> beforeProof(application, preselected));
    }

    private static OrganizationSelection all(ApplicationRules application, Optional<List<OrganizationId>> usable) {
        boolean vain = application.requiresOrganization()
                && usable.filter(List::isEmpty).isPresent();
        return vain ? new Refused(DenialReason.ORG_REQUIRED) : new All();
    }

    private static boolean binds(DomainProof domain) {
        return domain.kind() == DomainProof.Kind.OWNED && domain.policyEnabled();
    }

    private static OrganizationSelection beforeProof(
            ApplicationRules application, Optional<OrganizationId> preselected) {
        if (preselected.isPresent()) {
            return new Selected(preselected.get());
        }
        return application.prompt() == ApplicationRules.OrganizationPrompt.BEFORE_LOGIN
                ? new AskFirst()
                : new Personal();
    }

    private static OrganizationSelection afterProof(
            ApplicationRules application, Optional<OrganizationId> preselected, List<OrganizationId> usable) {
        if (preselected.isPresent() && (usable.isEmpty() || usable.contains(preselected.get()))) {
            return new Selected(preselected.get());
        }
        return switch (usable.size()) {
            case 0 -> application.requiresOrganization() ? new Refused(DenialReason.ORG_REQUIRED) : new Personal();
            case 1 -> new Selected(usable.get(0));
            default -> new Choose(usable);
        };
    }
}
