package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.organization.protocol.mappers.saml.OrganizationMembershipMapper;
import org.keycloak.protocol.ProtocolMapper;

/**
 * Keycloak's attribute {@code organization} under its own id: an application (SAML 2.0) learns of the organization that
 * was entered and of no other, any other client of the active memberships.
 */
@AutoService(ProtocolMapper.class)
public final class AssertedMembershipMapper extends OrganizationMembershipMapper {

    private static final int BEFORE_NATIVE = 10;

    @Override
    public int order() {
        return BEFORE_NATIVE;
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        AttributeStatementType natives = new AttributeStatementType();
        super.transformAttributeStatement(natives, model, session, userSession, clientSession);
        LoginInputs.of(session).map(inputs -> told(inputs, clientSession)).ifPresent(told -> natives.getAttributes()
                .forEach(choice -> keep(choice.getAttribute(), told)));
        natives.getAttributes().stream()
                .filter(choice -> !choice.getAttribute().getAttributeValue().isEmpty())
                .forEach(statement::addAttribute);
    }

    private static void keep(AttributeType attribute, Set<String> told) {
        List.copyOf(attribute.getAttributeValue()).stream()
                .filter(alias -> !told.contains(alias))
                .forEach(attribute::removeAttributeValue);
    }

    /** The aliases that may be told. */
    private static Set<String> told(LoginInputs inputs, AuthenticatedClientSessionModel clientSession) {
        if (inputs.application(clientSession.getClient()).application()) {
            return ActiveOrganization.ofAssertion(inputs, clientSession)
                    .map(organization ->
                            Set.of(organization.path().organization().alias()))
                    .orElse(Set.of());
        }
        List<Membership> active = inputs
                .inputs()
                .memberships(
                        inputs.realm(),
                        new UserId(clientSession.getUserSession().getUser().getId()))
                .stream()
                .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                .toList();
        return inputs
                .inputs()
                .paths(
                        inputs.realm(),
                        active.stream().map(Membership::organization).toList())
                .stream()
                .filter(OrganizationPath::usable)
                .map(path -> path.organization().alias())
                .collect(Collectors.toSet());
    }
}
