package io.keycloakb2b.jpa;

import io.keycloakb2b.membership.AnsweringOrganizationsFactory;
import io.keycloakb2b.spi.DecisionCacheProvider;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.Profile;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.UserProvider;
import org.keycloak.models.jpa.JpaRealmProvider;
import org.keycloak.models.jpa.JpaUserProvider;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.jpa.JpaOrganizationProvider;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * As much of a Keycloak session as Keycloak's own organizations need, over a real database and without caches: those on
 * the JPA model, and the pack's in front of them.
 */
final class KeycloakInMemory {

    private final List<ProviderEventListener> listeners = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final KeycloakSession session;
    private final UserProvider users;
    private final OrganizationProvider keycloaks;
    private final OrganizationProvider answering;
    private boolean organizationsEnabled = true;
    private @Nullable OrganizationModel current;

    KeycloakInMemory(EntityManager em, String realmId, DecisionCacheProvider cache) {
        Profile.defaults();
        RealmModel realm = answers(
                RealmModel.class,
                Map.of(
                        "getId", arguments -> realmId,
                        "isOrganizationsEnabled", arguments -> organizationsEnabled,
                        "isAdminPermissionsEnabled", arguments -> false,
                        "removeDefaultGroup", arguments -> null,
                        "getGroupById", arguments -> group((String) arguments[0])));
        KeycloakContext context = answers(
                KeycloakContext.class,
                Map.of(
                        "getRealm", arguments -> realm,
                        "getAuthenticationSession", arguments -> null,
                        "getOrganization", arguments -> current,
                        "setOrganization", this::enter));
        KeycloakSessionFactory factory =
                answers(KeycloakSessionFactory.class, Map.of("publish", this::publish, "register", arguments -> {
                    listeners.add((ProviderEventListener) arguments[0]);
                    return null;
                }));
        JpaConnectionProvider connection =
                answers(JpaConnectionProvider.class, Map.of("getEntityManager", arguments -> em));
        Map<String, Function<Object[], @Nullable Object>> session = new HashMap<>();
        this.session = answers(KeycloakSession.class, session);
        JpaRealmProvider realms = new JpaRealmProvider(this.session, em, Set.of(), Set.of());
        users = new JpaUserProvider(this.session, em);
        session.put(
                "identityProviders",
                arguments -> answers(
                        IdentityProviderStorageProvider.class, Map.of("getByOrganization", ignored -> Stream.empty())));
        session.put("getContext", arguments -> context);
        session.put("getKeycloakSessionFactory", arguments -> factory);
        session.put("groups", arguments -> realms);
        session.put("users", arguments -> users);
        session.put("realms", arguments -> answers(RealmProvider.class, Map.of("getRealm", ignored -> realm)));
        session.put("getAttribute", arguments -> attributes.get((String) arguments[0]));
        session.put("setAttribute", arguments -> attributes.put((String) arguments[0], arguments[1]));
        session.put("getProvider", arguments -> provider(arguments, connection, cache));
        keycloaks = new JpaOrganizationProvider(this.session);
        AnsweringOrganizationsFactory pack = new AnsweringOrganizationsFactory();
        pack.init(answers(Config.Scope.class, Map.of("getBoolean", arguments -> arguments[1])));
        pack.postInit(factory);
        answering = pack.create(this.session);
    }

    private @Nullable Object provider(
            Object[] arguments, JpaConnectionProvider connection, DecisionCacheProvider cache) {
        if (arguments[0] == DecisionCacheProvider.class) {
            return cache;
        }
        if (arguments[0] == JpaConnectionProvider.class) {
            return connection;
        }
        if (arguments[0] != OrganizationProvider.class) {
            throw new UnsupportedOperationException("provider " + arguments[0]);
        }
        if (arguments.length == 1) {
            return answering;
        }
        return "jpa".equals(arguments[1]) ? keycloaks : null;
    }

    private GroupModel group(String id) {
        return session.groups().getGroupById(session.getContext().getRealm(), id);
    }

    private @Nullable Object enter(Object[] arguments) {
        current = (OrganizationModel) arguments[0];
        return null;
    }

    private @Nullable Object publish(Object[] arguments) {
        List.copyOf(listeners).forEach(listener -> listener.onEvent((ProviderEvent) arguments[0]));
        return null;
    }

    KeycloakSession session() {
        return session;
    }

    UserProvider users() {
        return users;
    }

    /** Keycloak's own, which ask the database each time. */
    OrganizationProvider keycloaks() {
        return keycloaks;
    }

    /** Those that Keycloak finds where the pack is there. */
    OrganizationProvider answering() {
        return answering;
    }

    void enableOrganizations(boolean enabled) {
        organizationsEnabled = enabled;
    }

    private static <T> T answers(Class<T> type, Map<String, Function<Object[], @Nullable Object>> methods) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Function<Object[], @Nullable Object> answer = methods.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return answer.apply(arguments == null ? new Object[0] : arguments);
                }));
    }
}
