package io.keycloakb2b.rest;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.Optional;

/** Every event of the realm, for the platform. Organizations that are gone can be asked for, too. */
final class RealmTrail implements AuditTrail {

    private final Desk desk;

    RealmTrail(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Opened open(Optional<String> organization) {
        RealmScope scope = desk.requirePlatform(false);
        Optional<OrganizationId> only = organization.map(id -> Desk.id(id, OrganizationId::new));
        return new Opened() {
            @Override
            public Page<RecordedEvent> read(OrganizationStoreProvider stores, AuditQuery query, PageRequest page) {
                return stores.auditTrail().events(scope, only, query, page);
            }

            @Override
            public AuditEventView view(RecordedEvent event) {
                return AuditEventView.forThePlatform(event);
            }
        };
    }
}
