package io.keycloakb2b.authentication;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keycloakb2b.access.Actor;
import io.keycloakb2b.command.CommandContext;
import io.keycloakb2b.command.FollowProvider;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderGrant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.provider.IdentityProviderMapper;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;

/**
 * What the identity provider that somebody has just come back from gives them by its mappers, kept until the login comes
 * to its end: whoever signs in for the first time is no member before. Bound to the account that the provider vouched
 * for, whoever the same login goes on with.
 *
 * @param grants as they are written; null where the provider asserted more values than anybody looks at
 */
record AssertedGrants(String user, String provider, String owner, @Nullable List<String> grants) {

    /** Authentication note. */
    private static final String NOTE = "b2b.asserted-grants";

    /** Authentication note: whether the login has followed the provider. */
    private static final String FOLLOWED_NOTE = "b2b.asserted-grants-followed";

    private static final TypeReference<AssertedGrants> TYPE = new TypeReference<>() {};

    /** Keeps what all mappers of the provider give together; of a provider of no organization, nothing. */
    static void keep(KeycloakSession session, UserModel user, BrokeredIdentityContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String owner = context.getIdpConfig().getOrganizationId();
        if (login == null || owner == null || LoginInputs.of(session).isEmpty()) {
            return;
        }
        Optional<Set<ProviderGrant>> given = Optional.of(new LinkedHashSet<>());
        for (IdentityProviderMapperModel mapper : session.identityProviders()
                .getMappersByAliasStream(context.getIdpConfig().getAlias())
                .toList()) {
            Optional<Set<ProviderGrant>> more = given(session, mapper, context);
            given.ifPresent(all -> more.ifPresent(all::addAll));
            given = more.isEmpty() ? Optional.empty() : given;
        }
        write(
                login,
                new AssertedGrants(
                        user.getId(),
                        context.getIdpConfig().getInternalId(),
                        owner,
                        given.map(all -> all.stream().map(ProviderGrant::text).toList())
                                .orElse(null)));
    }

    private static Optional<Set<ProviderGrant>> given(
            KeycloakSession session, IdentityProviderMapperModel mapper, BrokeredIdentityContext context) {
        return session.getKeycloakSessionFactory()
                                .getProviderFactory(IdentityProviderMapper.class, mapper.getIdentityProviderMapper())
                        instanceof RoleMapper roles
                ? RoleMapper.mapping(mapper)
                        .given(roles.values(
                                Optional.ofNullable(mapper.getConfig().get(RoleMapper.SOURCE))
                                        .orElse(""),
                                context))
                : Optional.of(Set.of());
    }

    /** What was kept for this account in this login. */
    static Optional<AssertedGrants> of(AuthenticationSessionModel login, UserModel user) {
        return Optional.ofNullable(login.getAuthNote(NOTE))
                .map(AssertedGrants::read)
                .filter(kept -> kept.user().equals(user.getId()));
    }

    /** Once in a login: before anything is decided for a member, and after joining for whoever has just become one. */
    void follow(KeycloakSession session, AuthenticationSessionModel login, Actor actor, UserModel user) {
        if (login.getAuthNote(FOLLOWED_NOTE) == null
                && new FollowProvider(new CommandContext(session))
                        .execute(
                                new OrganizationId(owner),
                                provider,
                                user,
                                actor,
                                Optional.ofNullable(grants).map(AssertedGrants::parsed))) {
            login.setAuthNote(FOLLOWED_NOTE, "true");
        }
    }

    private static Set<ProviderGrant> parsed(List<String> grants) {
        Set<ProviderGrant> parsed = new LinkedHashSet<>();
        grants.forEach(text -> ProviderGrant.of(text).ifPresent(parsed::add));
        return parsed;
    }

    private static void write(AuthenticationSessionModel login, AssertedGrants grants) {
        try {
            login.removeAuthNote(FOLLOWED_NOTE);
            login.setAuthNote(NOTE, JsonSerialization.writeValueAsString(grants));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static AssertedGrants read(String note) {
        try {
            return JsonSerialization.readValue(note, TYPE);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
