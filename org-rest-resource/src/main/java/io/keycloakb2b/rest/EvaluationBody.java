package io.keycloakb2b.rest;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.RelationTuple;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import java.util.Map;
import java.util.Optional;

/**
 * A question in the words of AuthZEN (Authorization API 1.0, section 6.1): may the subject do the action with the
 * resource. The resource is an organization and the action a relation to it; or the resource is an application, the
 * action one of its app roles, and a property of the resource names the organization.
 *
 * @param context what is asked about besides; nothing here depends on it
 */
record EvaluationBody(
        @About("What is asked about: a user, or an organization") Optional<Entity> subject,
        @About("The relation, or the app role") Optional<Action> action,
        @About("An organization, or an application") Optional<Entity> resource,
        Optional<Map<String, Object>> context) {

    private static final String ORGANIZATION = "organization";
    private static final String USER = "user";
    private static final String APPLICATION = "application";

    /** @param properties what else is said of it; only an application's {@code organization} is read */
    record Entity(
            @About(needed = true) Optional<String> type,
            @About(needed = true) Optional<String> id,
            Optional<Map<String, Object>> properties) {

        private String type(String field) {
            return Fields.required(field + ".type", type);
        }

        private String id(String field) {
            return Fields.required(field + ".id", id);
        }
    }

    record Action(@About(needed = true) Optional<String> name, Optional<Map<String, Object>> properties) {}

    /** The same with the defaults of a batch where it says nothing (section 7.1.1). */
    EvaluationBody or(EvaluationBody defaults) {
        return new EvaluationBody(
                subject.or(defaults::subject),
                action.or(defaults::action),
                resource.or(defaults::resource),
                context.or(defaults::context));
    }

    /** @throws OrganizationException {@code MISSING_VALUE}, {@code INVALID_VALUE} */
    RelationTuple tuple() {
        Entity who = Fields.required("subject", subject);
        String relation =
                Fields.required("action.name", Fields.required("action", action).name());
        Entity what = Fields.required("resource", resource);
        return switch (what.type("resource")) {
            case ORGANIZATION -> toOrganization(organization("resource.id", what.id("resource")), relation, who);
            case APPLICATION ->
                new RelationTuple.OfUser(
                        organization("resource.properties.organization", named(what)),
                        new Relation.AppRole(
                                written("resource.id", what.id("resource")), written("action.name", relation)),
                        user(who));
            default -> throw unknown("resource.type", ORGANIZATION, APPLICATION);
        };
    }

    private static RelationTuple toOrganization(OrganizationId organization, String relation, Entity who) {
        return switch (who.type("subject")) {
            case USER ->
                new RelationTuple.OfUser(organization, Relation.OfUser.parse("action.name", relation), user(who));
            case ORGANIZATION ->
                RelationTuple.between(
                        "action.name", organization, relation, organization("subject.id", who.id("subject")));
            default -> throw unknown("subject.type", USER, ORGANIZATION);
        };
    }

    private static UserId user(Entity who) {
        if (!who.type("subject").equals(USER)) {
            throw unknown("subject.type", USER);
        }
        return new UserId(written("subject.id", who.id("subject")));
    }

    private static OrganizationId organization(String field, String id) {
        return new OrganizationId(written(field, id));
    }

    private static String named(Entity application) {
        String field = "resource.properties." + ORGANIZATION;
        Object organization = Fields.required(field, application.properties().map(given -> given.get(ORGANIZATION)));
        if (organization instanceof String id) {
            return id;
        }
        throw OrganizationError.INVALID_VALUE.on(field, "must be the id of an organization");
    }

    /** Names and ids are as they are here: nothing in them separates anything. */
    private static String written(String field, String text) {
        return RelationTuple.part(field, text);
    }

    private static OrganizationException unknown(String field, String... words) {
        return OrganizationError.INVALID_VALUE.on(field, "must be one of " + String.join(", ", words));
    }
}
