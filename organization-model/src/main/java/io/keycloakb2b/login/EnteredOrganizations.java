package io.keycloakb2b.login;

import io.keycloakb2b.organization.OrganizationId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;

/** The organizations for which a client has got tokens in a session, by a sign-in and not by a refresh alone. */
public record EnteredOrganizations(AuthenticatedClientSessionModel clientSession) {

    /** Client session note: ids, with commas. */
    private static final String NOTE = "b2b.entered";

    public boolean holds(OrganizationId organization) {
        return ids().contains(organization.value());
    }

    public void add(OrganizationId organization) {
        if (!holds(organization)) {
            Set<String> ids = new TreeSet<>(ids());
            ids.add(organization.value());
            clientSession.setNote(NOTE, String.join(",", ids));
        }
    }

    private Set<String> ids() {
        String note = clientSession.getNote(NOTE);
        return note == null || note.isEmpty()
                ? Set.of()
                : Stream.of(note.split(",", -1)).collect(Collectors.toSet());
    }
}
