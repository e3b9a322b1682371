package io.keycloakb2b.audit;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who did what to which target, and how it was before and after.
 *
 * @param organization empty for what concerns the realm as a whole
 * @param action a stable word such as {@code member.add}
 * @param target the kind and id of the target, for example {@code user:…}
 * @param before JSON of the state before; empty for a creation
 * @param after JSON of the state after; empty for a removal
 * @param error the code of the refusal; empty where it was done
 */
public record AuditEvent(
        RealmId realm,
        Optional<OrganizationId> organization,
        Instant time,
        Actor actor,
        String action,
        String target,
        Optional<String> before,
        Optional<String> after,
        Optional<String> error) {

    /** The action of a person who enters an organization, or fails to. */
    public static final String LOGIN = "session.login";
    /** What the target of an event about a session begins with; its id follows. */
    public static final String SESSION = "session:";
}
