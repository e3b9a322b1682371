package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import java.util.Optional;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_alias}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationAliasMapper extends OrganizationClaimMapper {

    public OrganizationAliasMapper() {
        super(
                "b2b-org-alias-mapper",
                "Organization alias",
                "Adds the alias of the organization that the token is for. An alias may change; use the id to store things.");
    }

    @Override
    Optional<Object> value(ActiveOrganization organization, UserSessionModel session) {
        return Optional.of(organization.path().organization().alias());
    }
}
