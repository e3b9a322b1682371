package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;

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

    /** What decisions read an assignment to the principal for. */
    DecisionSubject subject(RealmId realm, OrganizationId organization) {
        return switch (kind) {
            case MEMBER -> new DecisionSubject.Person(new UserId(id));
            case TEAM -> new DecisionSubject.MembersOf(realm, organization);
            default -> throw unknown();
        };
    }

    Principal principal() {
        return switch (kind) {
            case MEMBER -> new Principal.Member(new UserId(id));
            case TEAM -> new Principal.Team(new TeamId(id));
            default -> throw unknown();
        };
    }

    private IllegalStateException unknown() {
        return new IllegalStateException("The principal kind " + kind + " is unknown");
    }
}
