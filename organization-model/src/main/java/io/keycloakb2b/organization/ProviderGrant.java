package io.keycloakb2b.organization;

import java.util.Optional;

/** What an identity provider's word gives a member, by the names of its organization, as administrators write it. */
public sealed interface ProviderGrant {

    /** How it is written. */
    String text();

    /** Whatever the word is, this makes an administrator: nobody may write it down. */
    default boolean reserved() {
        return false;
    }

    /**
     * A client role of an application.
     *
     * @param application the public id of the client
     */
    record AppRole(String application, String role) implements ProviderGrant {

        private static final String KIND = "app-role:";

        @Override
        public String text() {
            return KIND + application + "/" + role;
        }
    }

    /** An organization role by its name. */
    record Role(String name) implements ProviderGrant {

        private static final String KIND = "organization-role:";

        @Override
        public String text() {
            return KIND + name;
        }

        @Override
        public boolean reserved() {
            return BuiltInRole.named(name).isPresent();
        }
    }

    /** A team directly below the organization, by its name. */
    record OfTeam(String name) implements ProviderGrant {

        private static final String KIND = "team:";

        @Override
        public String text() {
            return KIND + name;
        }
    }

    /** Empty for what nobody writes so. */
    static Optional<ProviderGrant> of(String text) {
        String trimmed = text.trim();
        return after(AppRole.KIND, trimmed)
                .flatMap(ProviderGrant::appRole)
                .or(() -> after(Role.KIND, trimmed).map(Role::new))
                .or(() -> after(OfTeam.KIND, trimmed).map(OfTeam::new));
    }

    private static Optional<String> after(String kind, String text) {
        return text.startsWith(kind) && text.length() > kind.length()
                ? Optional.of(text.substring(kind.length()))
                : Optional.empty();
    }

    private static Optional<ProviderGrant> appRole(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && slash < name.length() - 1
                ? Optional.of(new AppRole(name.substring(0, slash), name.substring(slash + 1)))
                : Optional.empty();
    }
}
