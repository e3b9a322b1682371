package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Holdings;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.RelationStore;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The statements are as many for a page of two hundred members as for one of two. */
final class JpaRelationStore implements RelationStore {

    private static final char SEPARATOR = ':';

    private final Rows rows;

    JpaRelationStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Page<Holdings> holdings(OrganizationScope scope, PageRequest page) {
        Place place = page.after().map(Place::parse).orElseGet(() -> new Place(NativeMembership.LOCAL, ""));
        List<Membership> found = memberships(scope, place, page.max() + 1);
        if (found.size() <= page.max()) {
            return new Page<>(
                    holdings(scope, place.kind(), found),
                    place.kind() == NativeMembership.LOCAL
                            ? Optional.of(new Place(NativeMembership.FEDERATED, "").text())
                            : Optional.empty());
        }
        List<Membership> items = found.subList(0, page.max());
        return new Page<>(
                holdings(scope, place.kind(), items),
                Optional.of(new Place(
                                place.kind(), items.get(items.size() - 1).user().value())
                        .text()));
    }

    private List<Membership> memberships(OrganizationScope scope, Place place, int max) {
        String user = place.kind().user("m");
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("group", new NativeOrganizations(rows).group(scope));
        parameters.put("after", place.user());
        return rows
                .list(
                        "select " + user + ", r from " + place.kind().table() + " m"
                                + " left join B2bMembership r on r.realmId = :realm and r.organizationId = :org"
                                + " and r.userId = " + user
                                + " where m.groupId = :group and " + user + " > :after"
                                + " and (r.userId is null or r.status = 'ACTIVE')"
                                + (place.kind() == NativeMembership.LOCAL ? " and m.user.enabled = true" : "")
                                + " order by " + user,
                        Object[].class,
                        parameters,
                        max)
                .stream()
                .map(row -> row[1] == null
                        ? Membership.employee(scope.organization(), new UserId((String) row[0]))
                        : ((MembershipEntity) row[1]).membership())
                .toList();
    }

    private List<Holdings> holdings(OrganizationScope scope, NativeMembership kind, List<Membership> memberships) {
        if (memberships.isEmpty()) {
            return List.of();
        }
        List<String> users = memberships.stream()
                .map(membership -> membership.user().value())
                .toList();
        Map<String, Set<TeamId>> teams = new TeamsOfMembers(rows).of(scope.realm(), scope.organization(), kind, users);
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put(
                "holders",
                Stream.concat(
                                users.stream(),
                                teams.values().stream().flatMap(Set::stream).map(TeamId::value))
                        .distinct()
                        .toList());
        List<RoleAssignment> assignments = new Assignments(rows)
                .list("a.realmId = :realm and a.organizationId = :org and a.principalId in :holders", parameters);
        return memberships.stream()
                .map(membership -> holdings(
                        membership, teams.getOrDefault(membership.user().value(), Set.of()), assignments))
                .toList();
    }

    private static Holdings holdings(Membership membership, Set<TeamId> teams, List<RoleAssignment> assignments) {
        return new Holdings(
                membership,
                assignments.stream()
                        .filter(assignment -> assignment.principal() instanceof Principal.Team team
                                ? teams.contains(team.team())
                                : assignment.principal().equals(new Principal.Member(membership.user())))
                        .toList(),
                teams);
    }

    /** How far somebody has read. */
    private record Place(NativeMembership kind, String user) {

        static Place parse(String text) {
            for (NativeMembership kind : NativeMembership.values()) {
                String beginning = word(kind) + SEPARATOR;
                if (text.startsWith(beginning)) {
                    return new Place(kind, text.substring(beginning.length()));
                }
            }
            throw OrganizationError.INVALID_VALUE.on("after", "is no key of this list");
        }

        String text() {
            return word(kind) + SEPARATOR + user;
        }

        private static String word(NativeMembership kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }
}
