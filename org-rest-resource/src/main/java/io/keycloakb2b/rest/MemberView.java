package io.keycloakb2b.rest;

import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.rest.openapi.About;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A member as it leaves. */
record MemberView(
        String id,
        String username,
        String email,
        String firstName,
        String lastName,
        @About(words = MemberType.class) String type,
        @About(words = MembershipStatus.class) String status,
        boolean breakGlass) {

    static MemberView of(KeycloakSession session, Membership membership) {
        UserModel user = session.users()
                .getUserById(session.getContext().getRealm(), membership.user().value());
        return new MemberView(
                membership.user().value(),
                user == null ? "" : user.getUsername(),
                text(user == null ? null : user.getEmail()),
                text(user == null ? null : user.getFirstName()),
                text(user == null ? null : user.getLastName()),
                Fields.word(membership.type()),
                Fields.word(membership.status()),
                membership.breakGlass());
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
