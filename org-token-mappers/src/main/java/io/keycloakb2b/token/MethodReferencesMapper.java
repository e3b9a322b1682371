package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.SessionProofs;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code amr} (RFC 8176). */
@AutoService(ProtocolMapper.class)
public final class MethodReferencesMapper extends OrganizationClaimMapper {

    public MethodReferencesMapper() {
        super(
                "b2b-amr-mapper",
                "Organization authentication methods",
                "Adds how the person has signed in (RFC 8176), where the token is for an organization.");
    }

    @Override
    Optional<Object> value(KeycloakSession session, UserSessionModel userSession, ActiveOrganization organization) {
        List<String> references = SessionProofs.methodReferences(userSession);
        return references.isEmpty() ? Optional.empty() : Optional.of(references);
    }
}
