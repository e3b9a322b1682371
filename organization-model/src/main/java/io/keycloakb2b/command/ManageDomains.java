package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AutoJoin;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.OrganizationError;
import java.util.Optional;

/** The platform says which mail domains an organization owns. */
public final class ManageDomains {

    private final CommandContext context;
    private final PublicMailDomains publicMail = PublicMailDomains.load();

    public ManageDomains(CommandContext context) {
        this.context = context;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code PUBLIC_MAIL_DOMAIN},
     *     {@code ALREADY_EXISTS}
     */
    public DomainProof put(OrganizationScope scope, String domain, boolean policyEnabled, AutoJoin autoJoin) {
        String name = normalized(domain);
        if (publicMail.contains(name)) {
            throw OrganizationError.PUBLIC_MAIL_DOMAIN.on("domain", "belongs to a public mail service");
        }
        DomainProof proof =
                new DomainProof(scope.organization(), name, DomainProof.Kind.OWNED, policyEnabled, autoJoin);
        Optional<DomainProof> before = named(scope, name);
        context.stores().domains().put(scope, proof);
        context.audit(scope, "domain.put", "domain:" + name, before.orElse(null), proof);
        return proof;
    }

    public void remove(OrganizationScope scope, String domain) {
        String name = normalized(domain);
        Optional<DomainProof> before = named(scope, name);
        if (!context.stores().domains().remove(scope, name)) {
            throw OrganizationError.NOT_FOUND.on("domain", "no such domain");
        }
        context.audit(scope, "domain.remove", "domain:" + name, before.orElse(null), null);
    }

    /** Empty also for what is no domain name. */
    public Optional<DomainProof> find(OrganizationScope scope, String domain) {
        return Email.normalizedDomain(domain).flatMap(name -> named(scope, name));
    }

    private Optional<DomainProof> named(OrganizationScope scope, String name) {
        return context.stores().domains().all(scope).stream()
                .filter(proof -> proof.domain().equals(name))
                .findFirst();
    }

    private static String normalized(String domain) {
        return Email.normalizedDomain(domain)
                .orElseThrow(() -> OrganizationError.INVALID_VALUE.on("domain", "is no domain name"));
    }
}
