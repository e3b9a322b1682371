package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderAlias;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderMapperSyncMode;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a provider says of somebody who has an account already: at each later login, and when a signed-in person links
 * it. The last of all mappers, so that it sees what the others have made of the answer and of the account. First logins
 * are for {@link ProviderGuard}, which knows what the login is for.
 */
@AutoService(IdentityProviderMapper.class)
public final class AssertionGuard extends AbstractIdentityProviderMapper {

    private static final String ID = "b2b-assertion-guard";

    static IdentityProviderMapperModel mapperOf(String provider) {
        IdentityProviderMapperModel mapper = new IdentityProviderMapperModel();
        mapper.setId(ID);
        mapper.setName(ID);
        mapper.setIdentityProviderAlias(provider);
        mapper.setIdentityProviderMapper(ID);
        mapper.setConfig(new HashMap<>());
        mapper.setSyncMode(IdentityProviderMapperSyncMode.FORCE);
        return mapper;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        factory.register(event -> {
            if (event instanceof FederatedIdentityModel.FederatedIdentityCreatedEvent linked) {
                KeptAddress.remember(linked.getKeycloakSession(), linked.getUser());
            }
        });
    }

    /** Before anything is written. */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        boolean linking =
                context.getAuthenticationSession().getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null;
        Optional<UserModel> known = linking
                ? Optional.ofNullable(context.getAuthenticationSession().getAuthenticatedUser())
                : linked(session, realm, context);
        SessionProofs.cameFrom(
                context.getAuthenticationSession(),
                new ProviderAlias(context.getIdpConfig().getAlias()),
                new ProvedFactors(context).several());
        LoginInputs.of(session)
                .ifPresent(inputs -> known.ifPresent(user -> {
                    KeptAddress.remember(session, user);
                    owner(context)
                            .flatMap(owner -> linking
                                    ? obstacleToLinking(session, inputs, owner, user, context)
                                    : obstacleToLogin(inputs, owner, user, context))
                            .ifPresent(reason -> refuse(session, user, context, reason));
                }));
    }

    /** The account behind the answer, found as Keycloak finds it. */
    private static Optional<UserModel> linked(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        return linked(session, realm, context, context.getId())
                .or(() -> linked(session, realm, context, context.getLegacyId()));
    }

    private static Optional<UserModel> linked(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context, @Nullable String subject) {
        return Optional.ofNullable(subject)
                .map(id -> new FederatedIdentityModel(context.getIdpConfig().getAlias(), id, context.getUsername()))
                .map(identity -> session.users().getUserByFederatedIdentity(realm, identity));
    }

    /** An address that the account has already is nothing new: that of a guest, for example. */
    private static Optional<DenialReason> obstacleToLogin(
            LoginInputs inputs, OrganizationId owner, UserModel user, BrokeredIdentityContext context) {
        Optional<String> email = Optional.ofNullable(context.getEmail());
        return email.filter(address -> KeptAddress.same(address, user.getEmail()))
                        .isPresent()
                ? Optional.empty()
                : inputs.joinings()
                        .obstacleToAsserting(owner, email, CarriedInvitation.of(context.getAuthenticationSession()));
    }

    /** Whoever is somebody else to the provider than here becomes nobody else by a link. */
    private static Optional<DenialReason> obstacleToLinking(
            KeycloakSession session,
            LoginInputs inputs,
            OrganizationId owner,
            UserModel user,
            BrokeredIdentityContext context) {
        Optional<String> email = Optional.ofNullable(context.getEmail());
        return inputs.joinings().obstacleToLinking(owner, email, user).or(() -> email.map(address ->
                        session.users().getUserByEmail(session.getContext().getRealm(), address))
                .filter(holder -> !holder.getId().equals(user.getId()))
                .map(holder -> DenialReason.EMAIL_OUTSIDE_ORG));
    }

    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        AssertedGrants.keep(session, user, context);
    }

    /** After everything has been written, in the same transaction. */
    @Override
    public void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        LoginInputs.of(session)
                .flatMap(inputs -> KeptAddress.of(session, user)
                        .flatMap(kept -> kept.keep(inputs.joinings(), user, owner(context), context)))
                .ifPresent(reason -> refuse(session, user, context, reason));
        AssertedGrants.keep(session, user, context);
    }

    private static Optional<OrganizationId> owner(BrokeredIdentityContext context) {
        return Optional.ofNullable(context.getIdpConfig().getOrganizationId()).map(OrganizationId::new);
    }

    private static void refuse(
            KeycloakSession session, UserModel user, BrokeredIdentityContext context, DenialReason reason) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        throw Denial.ofAnswer(
                session, login, user, new ProviderAlias(context.getIdpConfig().getAlias()), reason);
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode mode) {
        return mode == IdentityProviderSyncMode.FORCE;
    }

    /** To none: nobody configures it. */
    @Override
    public String[] getCompatibleProviders() {
        return new String[0];
    }

    @Override
    public String getDisplayCategory() {
        return "Organizations";
    }

    @Override
    public String getDisplayType() {
        return "Organization assertion guard";
    }

    @Override
    public String getHelpText() {
        return "Refuses addresses that the organization's identity provider may not assert.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public String getId() {
        return ID;
    }
}
