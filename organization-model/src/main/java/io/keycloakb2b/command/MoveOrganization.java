package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.MoveImpact;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.spi.HierarchyStore;
import java.util.List;
import java.util.Optional;

/** Hangs an organization, with all below it, under another, or makes it a tree of its own. */
public final class MoveOrganization {

    private final CommandContext context;
    private final MoveRights rights;

    public MoveOrganization(CommandContext context, MoveRights rights) {
        this.context = context;
        this.rights = rights;
    }

    /**
     * What is lost by a move.
     *
     * @param organizations those of the subtree for which something changes, the upper ones first
     * @param examined how many were looked at
     * @param truncated whether there are more, below or beside those, that were not looked at
     */
    public record Cost(List<Affected> organizations, int examined, boolean truncated) {}

    /** @param members active members with assignments that count for nothing afterwards */
    public record Affected(Organization organization, MoveImpact impact, long members) {}

    /** @throws io.keycloakb2b.organization.OrganizationException as {@link #execute} */
    public Cost dryRun(OrganizationId organization, Optional<OrganizationId> parent) {
        MoveRights.Permit permit = rights.require(organization, parent);
        permit.target().ifPresent(target -> hierarchy().requireMovable(permit.source(), target, maxDepth()));
        return new MoveForecast(context, permit).make();
    }

    /**
     * @param parent empty to become a root
     * @return what was lost
     * @throws io.keycloakb2b.organization.OrganizationException {@code CYCLE}, {@code TOO_DEEP}, and what {@link
     *     MoveRights#require} refuses
     */
    public Cost execute(OrganizationId organization, Optional<OrganizationId> parent) {
        hierarchy().lockStructure(rights.require(organization, parent).source());
        MoveRights.Permit permit = rights.require(organization, parent);
        OrganizationScope source = permit.source();
        permit.target().ifPresent(target -> hierarchy().requireMovable(source, target, maxDepth()));
        Cost cost = new MoveForecast(context, permit).make();
        Place before = place(source);
        permit.target().ifPresentOrElse(target -> hierarchy().move(source, target, maxDepth()), () -> hierarchy()
                .moveToRoot(source));
        context.audit(source, "organization.move", "organization:" + organization, before, place(source));
        return cost;
    }

    private Place place(OrganizationScope scope) {
        return new Place(context.path(scope).organization().node().parent());
    }

    private HierarchyStore hierarchy() {
        return context.stores().hierarchy();
    }

    private int maxDepth() {
        return new RealmSettings(context).maxDepth();
    }

    /** As the audit log has it. */
    private record Place(Optional<OrganizationId> parent) {}
}
