package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_alias}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationAliasMapper extends OrganizationFactMapper {

    public OrganizationAliasMapper() {
        super(
                OrganizationFact.ALIAS,
                "b2b-org-alias-mapper",
                "Organization alias",
                "Adds the alias of the organization that the token is for. An alias may change; use the id to store things.");
    }
}
