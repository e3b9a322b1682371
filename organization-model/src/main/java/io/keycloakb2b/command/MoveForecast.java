package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.MoveOrganization.Affected;
import io.keycloakb2b.command.MoveOrganization.Cost;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.MoveImpact;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.spi.SubtreeStore.Contents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what a move would change for every organization that is moved, as far as a bound allows. */
final class MoveForecast {

    /** How many organizations of the subtree are looked at, the upper ones first. */
    static final int MAX_ORGANIZATIONS = 200;

    private final CommandContext context;
    private final MoveRights.Permit permit;
    private final RealmId realm;
    private final OrganizationPath path;
    private final Map<ClientId, CompositeRoles> composites = new HashMap<>();

    MoveForecast(CommandContext context, MoveRights.Permit permit) {
        this.context = context;
        this.permit = permit;
        this.realm = permit.source().realm();
        this.path = context.path(permit.source());
    }

    Cost make() {
        List<Contents> found = context.stores().subtrees().contents(permit.source(), MAX_ORGANIZATIONS + 1);
        List<Contents> examined = found.subList(0, Math.min(found.size(), MAX_ORGANIZATIONS));
        Set<ClientId> clients = new HashSet<>();
        examined.forEach(contents -> clients.addAll(contents.applications().keySet()));
        clients.forEach(client -> composites.put(client, context.inputs().composites(realm, client)));
        Map<OrganizationId, Line> lines = new LinkedHashMap<>();
        Ends before = ends(path.parent(), clients);
        Ends after = ends(permit.target().map(context::path), clients);
        List<Affected> affected = new ArrayList<>();
        for (Contents contents : examined) {
            Line line = line(contents, lines);
            lines.put(contents.organization().id(), line);
            affected(contents, line, before, after).ifPresent(affected::add);
        }
        return new Cost(affected, examined.size(), found.size() > examined.size());
    }

    private Optional<Affected> affected(Contents contents, Line line, Ends before, Ends after) {
        MoveImpact impact = MoveImpact.between(
                before.place(line, composites.keySet()), after.place(line, composites.keySet()), composites);
        MoveImpact shown = permit.seesSettings() ? impact : impact.withoutSettings();
        if (shown.nothing()) {
            return Optional.empty();
        }
        Set<RoleId> lost = new HashSet<>();
        impact.roles()
                .forEach((client, roles) -> lost.addAll(
                        composites.getOrDefault(client, CompositeRoles.none()).bringing(roles)));
        OrganizationScope source = permit.source();
        long members = context.stores()
                .subtrees()
                .membersHolding(source, contents.organization().id(), lost);
        return Optional.of(new Affected(contents.organization(), shown, members));
    }

    /** Parents come before their children. */
    private Line line(Contents contents, Map<OrganizationId, Line> known) {
        Line above = contents.organization().id().equals(path.id())
                ? new Line(List.of())
                : contents.organization()
                        .node()
                        .parent()
                        .map(known::get)
                        .orElseThrow(() -> new IllegalStateException("The hierarchy has changed meanwhile"));
        List<Contents> line = new ArrayList<>(above.topFirst());
        line.add(contents);
        return new Line(line);
    }

    private Ends ends(Optional<OrganizationPath> parent, Set<ClientId> clients) {
        Map<ClientId, List<ApplicationLevel>> levels = new HashMap<>();
        for (ClientId client : clients) {
            levels.put(
                    client,
                    parent.map(above -> context.inputs().applicationLevels(realm, above, client))
                            .orElse(List.of()));
        }
        // the realm's own level comes first, whichever organization is asked about
        List<SettingLevel> settings = parent.map(above -> context.inputs().settings(realm, above))
                .orElseGet(() -> context.inputs().settings(realm, path).subList(0, 1));
        return new Ends(levels, settings);
    }

    /** The organizations from the moved one down to another. */
    private record Line(List<Contents> topFirst) {}

    /** What lies above the moved organization, at one of the two places. */
    private record Ends(Map<ClientId, List<ApplicationLevel>> applications, List<SettingLevel> settings) {

        MoveImpact.Place place(Line line, Set<ClientId> clients) {
            Map<ClientId, List<ApplicationLevel>> levels = new HashMap<>();
            for (ClientId client : clients) {
                List<ApplicationLevel> all = new ArrayList<>(applications.getOrDefault(client, List.of()));
                line.topFirst()
                        .forEach(contents ->
                                all.add(contents.applications().getOrDefault(client, ApplicationLevel.nothing())));
                levels.put(client, all);
            }
            List<SettingLevel> all = new ArrayList<>(settings);
            line.topFirst().forEach(contents -> all.add(contents.settings()));
            return new MoveImpact.Place(levels, all);
        }
    }
}
