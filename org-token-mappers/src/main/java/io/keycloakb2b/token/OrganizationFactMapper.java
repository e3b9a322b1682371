package io.keycloakb2b.token;

import io.keycloakb2b.login.ActiveOrganization;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** A claim that tells one fact. */
abstract class OrganizationFactMapper extends OrganizationClaimMapper {

    private final OrganizationFact fact;
    private final boolean list;

    private OrganizationFactMapper(
            OrganizationFact fact, boolean list, String id, String displayType, String helpText) {
        super(id, displayType, helpText);
        this.fact = fact;
        this.list = list;
    }

    /** A claim that is a string. */
    abstract static class OfOne extends OrganizationFactMapper {

        OfOne(OrganizationFact fact, String id, String displayType, String helpText) {
            super(fact, false, id, displayType, helpText);
        }
    }

    /** A claim that is a list of strings. */
    abstract static class OfMany extends OrganizationFactMapper {

        OfMany(OrganizationFact fact, String id, String displayType, String helpText) {
            super(fact, true, id, displayType, helpText);
        }
    }

    @Override
    Optional<Object> value(KeycloakSession session, UserSessionModel userSession, ActiveOrganization organization) {
        List<String> values = fact.values(session, userSession.getUser(), organization);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(list ? values : values.get(0));
    }
}
