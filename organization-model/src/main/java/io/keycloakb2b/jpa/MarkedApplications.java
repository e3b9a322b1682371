package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RealmId;
import java.util.List;
import java.util.Map;

/** The clients of a realm that organizations may use. */
final class MarkedApplications {

    private final Rows rows;

    MarkedApplications(Rows rows) {
        this.rows = rows;
    }

    /** Keycloak's own search by attributes works only for those that an operator has allowed. */
    List<ClientId> of(RealmId realm) {
        // The value is compared here: not every database compares columns of its type.
        return rows
                .list(
                        "select a.client.id, a.value from ClientAttributeEntity a"
                                + " where a.client.realmId = :realm and a.name = :name",
                        Object[].class,
                        Map.of("realm", realm.value(), "name", ApplicationAttributes.APPLICATION))
                .stream()
                .filter(row -> "true".equals(row[1]))
                .map(row -> new ClientId((String) row[0]))
                .toList();
    }
}
