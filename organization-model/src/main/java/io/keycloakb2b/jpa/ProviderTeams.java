package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.ProviderTeamStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is in a team by the word of which identity provider. */
final class ProviderTeams implements ProviderTeamStore {

    private final Rows rows;

    ProviderTeams(Rows rows) {
        this.rows = rows;
    }

    @Override
    public List<ProviderTeam> of(OrganizationScope scope, UserId user) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("user", user.value());
        return list(
                "select t from B2bProviderTeam t where t.realmId = :realm and t.userId = :user"
                        + " and t.organizationId = :org order by t.teamId",
                parameters);
    }

    @Override
    public void put(OrganizationScope scope, ProviderTeam team) {
        Checks.own(scope, team.organization());
        rows.put(new ProviderTeamEntity(scope.realm(), team), Checks::concurrentChange);
    }

    @Override
    public void remove(OrganizationScope scope, ProviderTeam team) {
        Checks.own(scope, team.organization());
        rows.execute(
                "delete from B2bProviderTeam t where t.realmId = :realm and t.userId = :user and t.teamId = :team"
                        + " and t.provider = :provider",
                Map.of(
                        "realm", scope.realm().value(),
                        "user", team.user().value(),
                        "team", team.team().value(),
                        "provider", team.provider()));
    }

    /** Those who are in a team by the word of no other provider. */
    List<ProviderTeam> ofProviderAlone(RealmId realm, String provider) {
        return list(
                "select t from B2bProviderTeam t where t.realmId = :realm and t.provider = :provider"
                        + " and not exists (select x.teamId from B2bProviderTeam x where x.realmId = :realm"
                        + " and x.userId = t.userId and x.teamId = t.teamId and x.provider <> :provider)",
                Map.of("realm", realm.value(), "provider", provider));
    }

    private List<ProviderTeam> list(String query, Map<String, Object> parameters) {
        return rows.list(query, ProviderTeamEntity.class, parameters).stream()
                .map(ProviderTeamEntity::team)
                .toList();
    }
}
