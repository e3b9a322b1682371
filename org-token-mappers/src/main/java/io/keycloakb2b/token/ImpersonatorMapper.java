package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.Impersonation;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code act} (RFC 8693, section 4.1). */
@AutoService(ProtocolMapper.class)
public final class ImpersonatorMapper extends OrganizationClaimMapper {

    public ImpersonatorMapper() {
        super(
                "b2b-act-mapper",
                "Organization impersonator",
                "Where an administrator acts as a member, adds the claim act with the administrator's user id.");
    }

    @Override
    Optional<Object> value(KeycloakSession session, UserSessionModel userSession, ActiveOrganization organization) {
        return Impersonation.of(userSession).map(administrator -> Map.of("sub", administrator.value()));
    }
}
