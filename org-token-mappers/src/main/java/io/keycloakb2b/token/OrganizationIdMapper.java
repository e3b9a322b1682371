package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import java.util.Optional;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_id}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationIdMapper extends OrganizationClaimMapper {

    public OrganizationIdMapper() {
        super("b2b-org-id-mapper", "Organization ID", "Adds the id of the organization that the token is for.");
    }

    @Override
    Optional<Object> value(ActiveOrganization organization, UserSessionModel session) {
        return Optional.of(organization.path().id().value());
    }
}
