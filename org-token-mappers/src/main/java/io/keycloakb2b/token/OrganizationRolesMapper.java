package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_roles}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationRolesMapper extends OrganizationFactMapper {

    public OrganizationRolesMapper() {
        super(
                OrganizationFact.ROLES,
                "b2b-org-roles-mapper",
                "Organization roles",
                "Adds the organization roles (owner, admin and so on, custom ones by their names) that the member holds in the organization that the token is for.");
    }
}
