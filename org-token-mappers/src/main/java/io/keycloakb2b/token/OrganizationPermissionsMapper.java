package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_permissions}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationPermissionsMapper extends OrganizationFactMapper {

    public OrganizationPermissionsMapper() {
        super(
                OrganizationFact.PERMISSIONS,
                "b2b-org-permissions-mapper",
                "Organization permissions",
                "Adds what the organization roles of the member permit in the organization that the token is for.");
    }
}
