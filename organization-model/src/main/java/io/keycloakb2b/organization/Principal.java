package io.keycloakb2b.organization;

/** Who holds a role in an organization. */
public sealed interface Principal {

    /** One member. */
    record Member(UserId user) implements Principal {}

    /** Everybody in a team of the organization. */
    record Team(TeamId team) implements Principal {}
}
