package io.keycloakb2b.login;

import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.common.util.Time;

/** What a member holds in an organization at this moment. */
public final class EffectiveRolesReader {

    private final DecisionInputsProvider inputs;
    private final RealmId realm;

    public EffectiveRolesReader(DecisionInputsProvider inputs, RealmId realm) {
        this.inputs = inputs;
        this.realm = realm;
    }

    public EffectiveRoles read(OrganizationPath path, Membership membership) {
        return read(path, membership, inputs.assignments(realm, path.id(), membership.user()));
    }

    /** The same where it is known what was assigned to the member and the member's teams. */
    public EffectiveRoles read(OrganizationPath path, Membership membership, List<RoleAssignment> assignments) {
        Map<ClientId, RoleCeiling> ceilings = new HashMap<>();
        for (RoleAssignment assignment : assignments) {
            for (AssignedRole.AppRole appRole : assignment.appRoles()) {
                ceilings.computeIfAbsent(appRole.client(), client -> ceiling(path, client));
            }
        }
        return EffectiveRoles.of(
                path, membership, assignments, ceilings, Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    /**
     * What an API key counts for, with the app roles of one application.
     *
     * @param counting see {@link EffectiveRoles#of(OrganizationPath, ApiKey, Set, Map, Instant)}
     */
    public EffectiveRoles read(OrganizationPath path, ApiKey key, Set<AssignedRole> counting, ClientId client) {
        return EffectiveRoles.of(
                path,
                key,
                counting,
                Map.of(client, ceiling(path, client)),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    /** What was granted of an application counts for nothing while it is none. */
    private RoleCeiling ceiling(OrganizationPath path, ClientId client) {
        if (!inputs.application(realm, client).application()) {
            return RoleCeiling.closed();
        }
        return RoleCeiling.of(inputs.applicationLevels(realm, path, client), inputs.composites(realm, client));
    }
}
