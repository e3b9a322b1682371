package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;

/** How a principal is written. */
record PrincipalColumns(String kind, String id) {

    static final String MEMBER = "MEMBER";
    static final String TEAM = "TEAM";

    static PrincipalColumns of(Principal principal) {
        if (principal instanceof Principal.Team team) {
            return new PrincipalColumns(TEAM, team.team().value());
        }
        return new PrincipalColumns(
                MEMBER, ((Principal.Member) principal).user().value());
    }

    Principal principal() {
        return switch (kind) {
            case MEMBER -> new Principal.Member(new UserId(id));
            case TEAM -> new Principal.Team(new TeamId(id));
            default -> throw new IllegalStateException("The principal kind " + kind + " is unknown");
        };
    }
}
