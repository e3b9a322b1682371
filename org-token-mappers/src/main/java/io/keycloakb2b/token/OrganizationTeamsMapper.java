package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_teams}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationTeamsMapper extends OrganizationFactMapper {

    public OrganizationTeamsMapper() {
        super(
                OrganizationFact.TEAMS,
                "b2b-org-teams-mapper",
                "Organization teams",
                "Adds the teams of the member in the organization that the token is for.");
    }
}
