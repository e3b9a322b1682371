package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.TeamStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;

/** Keycloak's own rows of organization groups, beside the pack's. The group that holds all members is no team. */
final class JpaTeamStore implements TeamStore {

    private static final String TEAMS = "GroupEntity g"
            + " join OrganizationEntity o on o.id = g.organization.id and o.realmId = g.realm"
            + " left join B2bTeam t on t.realmId = g.realm and t.teamId = g.id"
            + " where g.realm = :realm and o.id = :org and g.id <> o.groupId and g.type = :type";

    private static final String SELECTED = "g.description, g.parentId, o.groupId, t.clientId";

    private final Rows rows;
    private final KeysetPages pages;

    JpaTeamStore(Rows rows) {
        this.rows = rows;
        this.pages = new KeysetPages(rows);
    }

    @Override
    public Page<Team> teams(OrganizationScope scope, PageRequest page) {
        return pages.page(
                TEAMS, "g.name", "g.id", SELECTED, parameters(scope), page, row -> team(scope.organization(), row));
    }

    @Override
    public Optional<Team> find(OrganizationScope scope, TeamId team) {
        return rows
                .list(
                        "select g.id, g.name, " + SELECTED + " from " + TEAMS + " and g.id = :team",
                        Object[].class,
                        with(scope, team))
                .stream()
                .findFirst()
                .map(row -> team(scope.organization(), row));
    }

    @Override
    public Optional<Team> named(OrganizationScope scope, String name) {
        Map<String, Object> parameters = parameters(scope);
        parameters.put("name", name);
        return rows
                .list(
                        "select g.id, g.name, " + SELECTED + " from " + TEAMS
                                + " and g.parentId = o.groupId and g.name = :name",
                        Object[].class,
                        parameters)
                .stream()
                .findFirst()
                .map(row -> team(scope.organization(), row));
    }

    @Override
    public List<String> topLevelNames(OrganizationScope scope) {
        return rows.list(
                "select g.name from " + TEAMS + " and g.parentId = o.groupId", String.class, parameters(scope));
    }

    @Override
    public boolean hasChildren(OrganizationScope scope, TeamId team) {
        return rows.exists("select g.id from " + TEAMS + " and g.parentId = :team", with(scope, team));
    }

    @Override
    public boolean contains(OrganizationScope scope, TeamId team, UserId user) {
        Map<String, Object> parameters = with(scope, team);
        parameters.put("user", user.value());
        NativeMembership kind = NativeMembership.of(user);
        return rows.exists(
                "select g.id from " + TEAMS + " and g.id = :team and exists (select m.groupId from " + kind.table()
                        + " m where m.groupId = g.id and " + kind.user("m") + " = :user)",
                parameters);
    }

    @Override
    public void bind(OrganizationScope scope, TeamId team, Optional<ClientId> application) {
        if (find(scope, team).isEmpty()) {
            throw new IllegalArgumentException("The team belongs to another organization than the scope");
        }
        if (application.isPresent()) {
            rows.put(
                    new TeamEntity(scope.realm(), scope.organization(), team, application.get()),
                    Checks::concurrentChange);
        } else {
            rows.execute(
                    "delete from B2bTeam t where t.realmId = :realm and t.teamId = :team",
                    Map.of("realm", scope.realm().value(), "team", team.value()));
        }
    }

    private static Team team(OrganizationId organization, Object[] row) {
        return new Team(
                new TeamId((String) row[0]),
                organization,
                (String) row[1],
                Texts.orEmpty((String) row[2]),
                Optional.of((String) row[3])
                        .filter(parent -> !parent.equals(row[4]))
                        .map(TeamId::new),
                client((String) row[5]));
    }

    private static Optional<ClientId> client(@Nullable String id) {
        return Optional.ofNullable(id).map(ClientId::new);
    }

    private static Map<String, Object> parameters(OrganizationScope scope) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("type", GroupModel.Type.ORGANIZATION.intValue());
        return parameters;
    }

    private static Map<String, Object> with(OrganizationScope scope, TeamId team) {
        Map<String, Object> parameters = parameters(scope);
        parameters.put("team", team.value());
        return parameters;
    }
}
