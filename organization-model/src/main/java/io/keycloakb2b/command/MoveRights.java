package io.keycloakb2b.command;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.util.Optional;
import java.util.Set;

/**
 * Who may move an organization where: rights at the source, at the target and over all that is moved. Asked again
 * under the lock, since another move may have changed who administers what.
 */
public final class MoveRights {

    private final Caller caller;
    private final OrganizationAccess access;
    private final DecisionInputsProvider inputs;
    private final OrganizationStoreProvider stores;

    public MoveRights(
            Caller caller, OrganizationAccess access, DecisionInputsProvider inputs, OrganizationStoreProvider stores) {
        this.caller = caller;
        this.access = access;
        this.inputs = inputs;
        this.stores = stores;
    }

    /**
     * A move that the caller may make.
     *
     * @param target the new parent; empty to become a root
     * @param seesSettings whether the caller may see the settings at both ends
     */
    record Permit(OrganizationScope source, Optional<OrganizationScope> target, boolean seesSettings) {}

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code
     *     ORGANIZATION_UNAVAILABLE}; {@code PARENT_UNKNOWN} for a target that the caller does not see; {@code
     *     ESCALATION} where the caller could do more in the organization afterwards
     */
    Permit require(OrganizationId organization, Optional<OrganizationId> parent) {
        OrganizationScope source = access.requireFromAbove(caller, Permission.ORGANIZATION_MANAGE, organization);
        Optional<OrganizationScope> target = parent.map(this::target);
        if (target.isEmpty()) {
            access.requirePlatform(caller, true);
        }
        OrganizationPath path = path(organization);
        if (path.organization().node().status() == OrganizationStatus.DELETING) {
            throw OrganizationError.ORGANIZATION_UNAVAILABLE.because("the organization is being deleted");
        }
        if (!(caller instanceof Caller.PlatformAdministrator)) {
            requireWholeSubtree(source, path);
            requireNoGain(path, path.below(parent.map(this::path)));
        }
        return new Permit(source, target, seesSettings(organization, parent));
    }

    private OrganizationScope target(OrganizationId parent) {
        Optional<OrganizationPath> path = inputs.path(caller.realm(), parent)
                .filter(found -> access.permissions(caller, found).contains(Permission.ORGANIZATION_READ));
        if (path.isEmpty()) {
            throw OrganizationError.PARENT_UNKNOWN.on("parent", "no such organization");
        }
        OrganizationScope scope = access.require(caller, Permission.CHILDREN_MANAGE, parent);
        if (!path.get().usable()) {
            throw OrganizationError.ORGANIZATION_UNAVAILABLE.on("parent", "the organization is not available");
        }
        return scope;
    }

    /** Organizations below that keep administrators from above out are moved by the platform alone. */
    private void requireWholeSubtree(OrganizationScope source, OrganizationPath path) {
        boolean reaching = access.subtreePermissions(caller, path).contains(Permission.ORGANIZATION_MANAGE);
        if (!reaching || stores.subtrees().keepsAdministratorsOut(source)) {
            throw OrganizationError.FORBIDDEN.because(
                    "everything below the organization has to be administered by whoever moves it");
        }
    }

    private void requireNoGain(OrganizationPath before, OrganizationPath after) {
        Set<Permission> held = access.subtreePermissions(caller, before);
        if (!held.containsAll(access.subtreePermissions(caller, after))
                || !access.permissions(caller, before).containsAll(access.permissions(caller, after))) {
            throw OrganizationError.ESCALATION.on("parent", "you would have more rights there than you have now");
        }
    }

    private boolean seesSettings(OrganizationId organization, Optional<OrganizationId> parent) {
        return access.permissions(caller, path(organization)).contains(Permission.SETTINGS_READ)
                && parent.map(target -> access.permissions(caller, path(target)).contains(Permission.SETTINGS_READ))
                        .orElse(true);
    }

    private OrganizationPath path(OrganizationId organization) {
        return inputs.path(caller.realm(), organization)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.because("no such organization"));
    }
}
