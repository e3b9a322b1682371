package io.keycloakb2b.command;

import io.keycloakb2b.access.FoundingScope;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Makes an organization: a root by the platform, or a child by whoever may make children of its parent. */
public final class CreateOrganization {

    private final CommandContext context;

    public CreateOrganization(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on name or alias */
    public OrganizationId root(RealmScope scope, OrganizationDraft draft) {
        context.stores().hierarchy().lockStructure(scope);
        OrganizationNode node = draft.node(create(draft), Optional.empty());
        context.stores().hierarchy().insertRoot(scope, node);
        context.audit(scope, "organization.create", "organization:" + node.id(), null, draft);
        return node.id();
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on name or alias, {@code
     *     TOO_DEEP}, {@code ORGANIZATION_UNAVAILABLE} below an organization that is being deleted
     */
    public OrganizationId child(OrganizationScope parent, OrganizationDraft draft) {
        // before Keycloak's own rows, whose unique names make others wait too
        context.stores().hierarchy().lockStructure(parent);
        requireLasting(parent);
        OrganizationNode node = draft.node(create(draft), Optional.of(parent.organization()));
        context.stores().hierarchy().insertChild(parent, node, new RealmSettings(context).maxDepth());
        context.audit(parent, "organization.create", "organization:" + node.id(), null, draft);
        return node.id();
    }

    /**
     * Makes a root of a person's own: the person becomes a member and the owner.
     *
     * @param access answers with the rights that the new member has
     * @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on name or alias, {@code
     *     FOUNDING_LIMIT}
     */
    public OrganizationId founded(
            FoundingScope scope, OrganizationDraft draft, Function<OrganizationId, OrganizationScope> access) {
        context.stores().hierarchy().lockStructure(scope);
        OrganizationNode node = draft.node(create(draft), Optional.empty());
        context.stores().hierarchy().insertFounded(scope, node, new RealmSettings(context).selfServiceLimit());
        UserModel founder = context.user(scope.founder().value());
        context.natives().addMember(context.natives().getById(node.id().value()), founder);
        OrganizationScope own = access.apply(node.id());
        context.stores().members().put(own, Membership.employee(node.id(), scope.founder()));
        context.stores()
                .assignments()
                .put(
                        own,
                        new RoleAssignment(
                                node.id(),
                                new Principal.Member(scope.founder()),
                                new AssignedRole.OrganizationRole(BuiltInRole.OWNER),
                                AssignmentScope.SUBTREE,
                                AssignmentSource.DIRECT,
                                "",
                                Optional.empty(),
                                Optional.of(scope.founder()),
                                context.now()));
        context.audit(own, "organization.found", "organization:" + node.id(), null, draft);
        return node.id();
    }

    /** A child would keep its parent from ever being removed. */
    private void requireLasting(OrganizationScope parent) {
        boolean leaving = context.path(parent).rootFirst().stream()
                .anyMatch(above -> above.node().status() == OrganizationStatus.DELETING);
        if (leaving) {
            throw OrganizationError.ORGANIZATION_UNAVAILABLE.on("parent", "the organization is being deleted");
        }
    }

    private OrganizationId create(OrganizationDraft draft) {
        if (context.natives().getByAlias(draft.alias()) != null) {
            throw aliasTaken();
        }
        try {
            OrganizationModel created = context.natives().create(draft.name(), draft.alias());
            return new OrganizationId(created.getId());
        } catch (ModelDuplicateException taken) {
            throw OrganizationError.ALREADY_EXISTS.on("name", "an organization with this name or alias exists");
        }
    }

    private static RuntimeException aliasTaken() {
        return OrganizationError.ALREADY_EXISTS.on("alias", "an organization with this alias exists");
    }
}
