package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import java.util.OptionalInt;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.OrganizationModel;

/** Changes an organization, its place in the hierarchy aside. */
public final class UpdateOrganization {

    private final CommandContext context;

    public UpdateOrganization(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code ALREADY_EXISTS} */
    public void execute(OrganizationScope scope, OrganizationChange change) {
        context.stores().hierarchy().lock(scope);
        Organization before = context.path(scope).organization();
        OrganizationNode node = changed(before.node(), change);
        context.stores().hierarchy().update(scope, node);
        OrganizationModel organization = context.nativeOrganization(scope);
        change.name().ifPresent(name -> rename(organization, name));
        change.enabled().ifPresent(organization::setEnabled);
        Organization after = context.path(scope).organization();
        if (before.usable() && !after.usable()) {
            new KillSwitches(context).closed(scope);
        }
        context.audit(scope, "organization.update", "organization:" + scope.organization(), before, after);
    }

    private static OrganizationNode changed(OrganizationNode node, OrganizationChange change) {
        change.status().filter(OrganizationStatus.DELETING::equals).ifPresent(status -> {
            throw OrganizationError.INVALID_VALUE.on("status", "is set by deleting the organization");
        });
        if (node.status() == OrganizationStatus.DELETING && change.status().isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("status", "is set by undoing the deletion");
        }
        OptionalInt seats = change.seatLimit().mentioned()
                ? change.seatLimit().value().map(OptionalInt::of).orElse(OptionalInt.empty())
                : node.seatLimit();
        OrganizationDraft.requireSeats(seats);
        return new OrganizationNode(
                node.id(),
                node.parent(),
                change.kind()
                        .map(kind -> OrganizationDraft.requireText("kind", kind, OrganizationDraft.MAX_KIND))
                        .orElse(node.kind()),
                change.status().orElse(node.status()),
                change.adminInheritance().orElse(node.adminInheritance()),
                change.externalId()
                        .map(id -> OrganizationDraft.requireText("externalId", id, OrganizationDraft.MAX_NAME))
                        .applyTo(node.externalId()),
                change.billingReference()
                        .map(reference -> OrganizationDraft.requireText(
                                "billingReference", reference, OrganizationDraft.MAX_NAME))
                        .applyTo(node.billingReference()),
                seats);
    }

    private static void rename(OrganizationModel organization, String name) {
        try {
            organization.setName(OrganizationDraft.requireText("name", name, OrganizationDraft.MAX_NAME));
        } catch (ModelDuplicateException taken) {
            throw OrganizationError.ALREADY_EXISTS.on("name", "an organization with this name exists");
        }
    }
}
