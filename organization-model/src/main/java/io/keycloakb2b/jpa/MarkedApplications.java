package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ApplicationSharing.SelfSubscription;
import io.keycloakb2b.organization.ApplicationSharing.Sharing;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * The clients of a realm that organizations may use, ordered by their public ids. Keycloak's own search by attributes
 * works only for those that an operator has allowed.
 */
final class MarkedApplications {

    private static final String MARKED =
            "ClientEntity c where c.realmId = :realm and " + says(":application", ":marked");

    private static final String OPEN = " and (" + says(":subscription", ":request") + " or "
            + says(":subscription", ":automatic") + ") and not " + says(":sharing", ":selected");

    private static final String NOT_GRANTED = " and not exists (select g.clientId from B2bApplicationGrant g"
            + " where g.realmId = :realm and g.organizationId = :org and g.clientId = c.id)";

    private static final String HELD_ABOVE = " and not exists (select a.distance from B2bAncestry a"
            + " where a.realmId = :realm and a.descendantId = :org and a.distance > 0"
            + " and not exists (select h.clientId from B2bApplicationGrant h where h.realmId = :realm"
            + " and h.organizationId = a.ancestorId and h.clientId = c.id and h.status = 'ACTIVE'))";

    private final KeysetPages pages;

    MarkedApplications(Rows rows) {
        this.pages = new KeysetPages(rows);
    }

    Page<ClientId> of(RealmId realm, PageRequest page) {
        return page(MARKED, marked(realm), page);
    }

    Page<ClientId> subscribable(OrganizationScope scope, PageRequest page) {
        Map<String, Object> parameters = marked(scope.realm());
        parameters.put("org", scope.organization().value());
        parameters.put("subscription", ApplicationAttributes.SELF_SUBSCRIPTION);
        parameters.put("request", SelfSubscription.REQUEST.word());
        parameters.put("automatic", SelfSubscription.AUTOMATIC.word());
        parameters.put("sharing", ApplicationAttributes.SHARING);
        parameters.put("selected", Sharing.SELECTED.word());
        return page(MARKED + OPEN + NOT_GRANTED + HELD_ABOVE, parameters, page);
    }

    private Page<ClientId> page(String from, Map<String, ?> parameters, PageRequest page) {
        return pages.page(
                from, "c.clientId", "c.id", "c.realmId", parameters, page, row -> new ClientId((String) row[0]));
    }

    private static Map<String, Object> marked(RealmId realm) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", realm.value());
        parameters.put("application", ApplicationAttributes.APPLICATION);
        parameters.put("marked", "true");
        return parameters;
    }

    /** Compared by likeness, as not every database compares columns of the type of the values. */
    private static String says(String attribute, String value) {
        return "exists (select t.name from ClientAttributeEntity t where t.client.id = c.id and t.name = " + attribute
                + " and t.value like " + value + ")";
    }
}
