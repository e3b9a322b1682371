package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_id}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationIdMapper extends OrganizationFactMapper {

    public OrganizationIdMapper() {
        super(
                OrganizationFact.ID,
                "b2b-org-id-mapper",
                "Organization ID",
                "Adds the id of the organization that the token is for.");
    }
}
