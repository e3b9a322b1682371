package io.keycloakb2b.login;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.Optional;

/**
 * Whether relations hold at this moment: what a token would say, and nothing else. In an organization that is not
 * available, none does.
 */
public final class RelationReader {

    private final DecisionInputsProvider inputs;
    private final RealmId realm;

    public RelationReader(DecisionInputsProvider inputs, RealmId realm) {
        this.inputs = inputs;
        this.realm = realm;
    }

    /** The state of the account is the caller's to look at. */
    public boolean holds(OrganizationPath path, Relation.OfUser relation, UserId user) {
        return path.usable()
                && inputs.membership(realm, path.id(), user)
                        .filter(membership -> holds(path, relation, membership))
                        .isPresent();
    }

    boolean holds(OrganizationPath path, Relation.OfUser relation, Membership membership) {
        if (membership.status() != MembershipStatus.ACTIVE) {
            return false;
        }
        if (relation instanceof Relation.OrganizationRole role) {
            return role.membership() || holdsRole(path, role, membership);
        }
        if (relation instanceof Relation.AppRole role) {
            return inputs.appRole(realm, role.application(), role.role())
                    .filter(found -> holdsAppRole(path, found, membership))
                    .isPresent();
        }
        return inputs.teams(realm, path.id(), membership.user()).contains(((Relation.Team) relation).team());
    }

    /** Whether another organization stands right above or below. */
    public boolean holds(OrganizationPath path, Relation.OfOrganization relation, OrganizationId other) {
        Optional<OrganizationPath> lower =
                relation == Relation.OfOrganization.CHILD ? inputs.path(realm, other) : Optional.of(path);
        OrganizationId upper = relation == Relation.OfOrganization.CHILD ? path.id() : other;
        return lower.filter(OrganizationPath::usable)
                .flatMap(found -> found.organization().node().parent())
                .filter(upper::equals)
                .isPresent();
    }

    private boolean holdsRole(OrganizationPath path, Relation.OrganizationRole role, Membership membership) {
        return new EffectiveRolesReader(inputs, realm)
                .read(path, membership).organizationRoles().stream().anyMatch(role::of);
    }

    private boolean holdsAppRole(OrganizationPath path, AssignedRole.AppRole role, Membership membership) {
        return new EffectiveRolesReader(inputs, realm)
                .read(path, membership)
                .of(role.client())
                .contains(role.role());
    }
}
