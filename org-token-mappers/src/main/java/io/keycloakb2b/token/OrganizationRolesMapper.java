package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.organization.OrganizationRole;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_roles}. */
@AutoService(ProtocolMapper.class)
public final class OrganizationRolesMapper extends OrganizationClaimMapper {

    public OrganizationRolesMapper() {
        super(
                "b2b-org-roles-mapper",
                "Organization roles",
                "Adds the organization roles (owner, admin and so on, custom ones by their names) that the member holds in the organization that the token is for.");
    }

    @Override
    Optional<Object> value(ActiveOrganization organization, UserSessionModel session) {
        List<String> roles = organization.roles().organizationRoles().stream()
                .map(OrganizationRole::word)
                .sorted()
                .toList();
        return roles.isEmpty() ? Optional.empty() : Optional.of(roles);
    }
}
