package io.keycloakb2b.pages;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.PropertiesUtil;
import org.keycloak.theme.ThemeResourceProvider;
import org.keycloak.theme.ThemeResourceProviderFactory;

/**
 * Offers templates and messages to every theme. Not below {@code theme-resources}: of all JARs that have messages
 * there, Keycloak reads one.
 */
@AutoService(ThemeResourceProviderFactory.class)
public final class PageResources implements ThemeResourceProviderFactory, ThemeResourceProvider {

    private static final String MESSAGES = "messages";

    @Override
    public String getId() {
        return "b2b-pages";
    }

    @Override
    public ThemeResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public @Nullable URL getTemplate(String name) {
        return PageResources.class.getResource("templates/" + name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return null;
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        Properties messages = new Properties();
        URL file = MESSAGES.equals(bundle)
                ? PageResources.class.getResource("messages/messages_" + locale + ".properties")
                : null;
        if (file != null) {
            try (InputStream stream = file.openStream()) {
                PropertiesUtil.readCharsetAware(messages, stream);
            }
        }
        return messages;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
