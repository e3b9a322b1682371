package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.protocol.ProtocolMapper;

/** Writes {@code org_member_type}. */
@AutoService(ProtocolMapper.class)
public final class MemberTypeMapper extends OrganizationFactMapper {

    public MemberTypeMapper() {
        super(
                OrganizationFact.MEMBER_TYPE,
                "b2b-org-member-type-mapper",
                "Organization member type",
                "Where the member is no employee of the organization that the token is for, adds what the member is: guest, collaborator or consumer.");
    }
}
