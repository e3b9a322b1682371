package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.rest.openapi.About;
import java.util.List;
import java.util.Optional;

/**
 * What it takes to go on in an organization.
 *
 * @param methods by which to sign in again
 * @param providers identity providers by which to sign in again
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SwitchView(
        Target organization,
        @About(words = Outcome.class) String outcome,
        @About("Why not, in the words that a sign-in has for it, for example member_suspended") Optional<String> reason,
        @About(words = Need.class) Optional<String> needs,
        @About(words = FirstFactor.class) List<String> methods,
        List<Provider> providers,
        @About("The authorization request to follow; state, nonce and code_challenge are the client's own to add")
                Optional<String> authorizationUrl) {

    /** What following the request leads to. */
    enum Outcome {
        /** In, without a question. */
        ENTER,
        /** A question, and then in. */
        INTERACTION,
        /** Nowhere. */
        REFUSED
    }

    /** What is asked for first. */
    enum Need {
        /** To sign in again, by one of the methods. */
        SIGN_IN,
        /** A second factor, or to set one up. */
        SECOND_FACTOR
    }

    record Target(String id, String alias, String name) {

        static Target of(Organization organization) {
            return new Target(organization.id().value(), organization.alias(), organization.name());
        }
    }

    record Provider(String alias, String name) {

        static Provider of(UsableProvider provider) {
            return new Provider(provider.alias().value(), provider.displayName());
        }
    }
}
