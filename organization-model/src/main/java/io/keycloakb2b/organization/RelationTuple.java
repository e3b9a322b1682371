package io.keycloakb2b.organization;

/**
 * That somebody stands in a relation to an organization: {@code organizations:{id}#{relation}@{user}}, or {@code
 * organizations:{id}#child@organizations:{id}}. Separators inside of the parts are percent-encoded.
 */
public sealed interface RelationTuple {

    /** Longest text, in characters. */
    int MAX_LENGTH = 2000;

    String PREFIX = "organizations:";

    OrganizationId organization();

    Relation relation();

    String text();

    /** A person's relation. */
    record OfUser(OrganizationId organization, Relation.OfUser relation, UserId user) implements RelationTuple {

        @Override
        public String text() {
            // it is the last part, in which only what begins an encoding could be misread
            return beginning(this) + user.value().replace("%", "%25");
        }
    }

    /** Another organization's relation. */
    record OfOrganization(OrganizationId organization, Relation.OfOrganization relation, OrganizationId other)
            implements RelationTuple {

        @Override
        public String text() {
            return beginning(this) + PREFIX + TupleText.encoded(other.value());
        }
    }

    /**
     * @param field whose text it is
     * @throws OrganizationException {@code INVALID_VALUE}
     */
    static RelationTuple parse(String field, String text) {
        int relation = text.indexOf('#');
        int subject = text.indexOf('@', relation + 1);
        if (text.length() > MAX_LENGTH || !text.startsWith(PREFIX) || relation < 0 || subject < 0) {
            throw OrganizationError.INVALID_VALUE.on(
                    field, "must be organizations:{id}#{relation}@{user}, with at most " + MAX_LENGTH + " characters");
        }
        return of(
                field,
                new OrganizationId(TupleText.decoded(field, text.substring(PREFIX.length(), relation))),
                text.substring(relation + 1, subject),
                text.substring(subject + 1));
    }

    private static RelationTuple of(String field, OrganizationId organization, String relation, String subject) {
        if (!subject.startsWith(PREFIX)) {
            return new OfUser(
                    organization,
                    Relation.OfUser.parse(field, relation),
                    new UserId(TupleText.decoded(field, subject)));
        }
        OrganizationId other = new OrganizationId(TupleText.decoded(field, subject.substring(PREFIX.length())));
        return between(field, organization, relation, other);
    }

    /**
     * @param relation its word
     * @throws OrganizationException {@code INVALID_VALUE}
     */
    static OfOrganization between(String field, OrganizationId organization, String relation, OrganizationId other) {
        return new OfOrganization(
                organization,
                Relation.OfOrganization.named(relation)
                        .orElseThrow(() -> OrganizationError.INVALID_VALUE.on(
                                field, "between organizations the relation must be child or parent")),
                other);
    }

    /**
     * A name or an id that stands for itself.
     *
     * @throws OrganizationException {@code INVALID_VALUE} for what could stand for nothing
     */
    static String part(String field, String text) {
        return TupleText.required(field, text);
    }

    private static String beginning(RelationTuple tuple) {
        return PREFIX
                + TupleText.encoded(tuple.organization().value())
                + '#'
                + tuple.relation().text()
                + '@';
    }
}
