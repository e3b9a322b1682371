package io.keycloakb2b.login;

import io.keycloakb2b.organization.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.UserSessionModel;

/** Sessions in which an administrator acts as somebody else, as Keycloak marks them. */
public final class Impersonation {

    private Impersonation() {}

    /** The administrator, who may be one of another realm; empty where the person acts. */
    public static Optional<UserId> of(@Nullable UserSessionModel session) {
        return Optional.ofNullable(session)
                .map(impersonated -> impersonated.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()))
                .map(UserId::new);
    }
}
