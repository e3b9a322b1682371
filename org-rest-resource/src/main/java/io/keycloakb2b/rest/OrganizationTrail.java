package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.Optional;

/** The events of one organization. */
final class OrganizationTrail implements AuditTrail {

    private final Desk desk;
    private final OrganizationId organization;

    OrganizationTrail(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Override
    public Opened open(Optional<String> other) {
        OrganizationScope scope = desk.require(Permission.AUDIT_READ, organization);
        if (other.isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("organization", "is in the address already");
        }
        boolean platform = desk.platform();
        return new Opened() {
            @Override
            public Page<RecordedEvent> read(OrganizationStoreProvider stores, AuditQuery query, PageRequest page) {
                return stores.auditTrail().events(scope, query, page);
            }

            @Override
            public AuditEventView view(RecordedEvent event) {
                return platform ? AuditEventView.forThePlatform(event) : AuditEventView.forTheOrganization(event);
            }
        };
    }
}
