package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_path}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationPathMapper extends OrganizationFactMapper {

    public OrganizationPathMapper() {
        super(
                OrganizationFact.PATH,
                "b2b-org-path-mapper",
                "Organization path",
                "Adds the aliases of the organization that the token is for and of all above it, from the root down. It names organizations that the member may not belong to.");
    }
}
