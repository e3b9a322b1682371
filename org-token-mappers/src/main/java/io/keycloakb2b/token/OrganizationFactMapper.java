package io.keycloakb2b.token;

import io.keycloakb2b.login.ActiveOrganization;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** A claim that tells one fact. */
abstract class OrganizationFactMapper extends OrganizationClaimMapper {

    private final OrganizationFact fact;

    OrganizationFactMapper(OrganizationFact fact, String id, String displayType, String helpText) {
        super(id, displayType, helpText);
        this.fact = fact;
    }

    @Override
    Optional<Object> value(KeycloakSession session, UserSessionModel userSession, ActiveOrganization organization) {
        List<String> values = fact.values(session, userSession.getUser(), organization);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(fact.list() ? values : values.get(0));
    }
}
