package io.keycloakb2b.organization;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person, or another organization, may be to an organization. */
public sealed interface Relation {

    /** As it is written in tuples and settings. */
    String text();

    /** A relation of people. */
    sealed interface OfUser extends Relation {

        /**
         * @param field whose text it is
         * @throws OrganizationException {@code INVALID_VALUE}
         */
        static OfUser parse(String field, String text) {
            List<String> parts = Arrays.stream(text.split(":", -1))
                    .map(part -> TupleText.decoded(field, part))
                    .toList();
            if (parts.size() == 1) {
                return new OrganizationRole(parts.get(0));
            }
            if (parts.size() == 2 && parts.get(0).equals(Team.PREFIX)) {
                return new Team(new TeamId(parts.get(1)));
            }
            if (parts.size() == 3 && parts.get(0).equals(AppRole.PREFIX)) {
                return new AppRole(parts.get(1), parts.get(2));
            }
            throw OrganizationError.INVALID_VALUE.on(
                    field,
                    "the relation must be the name of an organization role, team:{id} or app:{application}:{role}");
        }
    }

    /**
     * Whoever holds an organization role. Names are compared as they are where they are given: case makes no
     * difference.
     */
    record OrganizationRole(String name) implements OfUser {

        /** Whether it is what every active member is. */
        public boolean membership() {
            return of(BuiltInRole.MEMBER);
        }

        public boolean of(io.keycloakb2b.organization.OrganizationRole role) {
            return Names.key(role.word()).equals(Names.key(name));
        }

        @Override
        public String text() {
            return TupleText.encoded(name);
        }
    }

    /**
     * Whoever holds an app role.
     *
     * @param application the public id of the client
     */
    record AppRole(String application, String role) implements OfUser {

        static final String PREFIX = "app";

        @Override
        public String text() {
            return PREFIX + ':' + TupleText.encoded(application) + ':' + TupleText.encoded(role);
        }
    }

    /** Whoever is in a team itself. */
    record Team(TeamId team) implements OfUser {

        static final String PREFIX = "team";

        @Override
        public String text() {
            return PREFIX + ':' + TupleText.encoded(team.value());
        }
    }

    /** What another organization is. */
    enum OfOrganization implements Relation {
        /** Hangs right below. */
        CHILD,
        /** Stands right above. */
        PARENT;

        @Override
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<OfOrganization> named(String text) {
            return Arrays.stream(values())
                    .filter(relation -> relation.text().equals(text))
                    .findFirst();
        }
    }
}
