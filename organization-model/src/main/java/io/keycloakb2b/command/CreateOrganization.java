package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationTree;
import java.util.Optional;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.OrganizationModel;

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
     *     TOO_DEEP}
     */
    public OrganizationId child(OrganizationScope parent, OrganizationDraft draft) {
        // before Keycloak's own rows, whose unique names make others wait too
        context.stores().hierarchy().lockStructure(parent);
        OrganizationNode node = draft.node(create(draft), Optional.of(parent.organization()));
        context.stores().hierarchy().insertChild(parent, node, maxDepth());
        context.audit(parent, "organization.create", "organization:" + node.id(), null, draft);
        return node.id();
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

    private int maxDepth() {
        int configured =
                context.realm().getAttribute(ApplicationAttributes.MAX_DEPTH, OrganizationTree.DEFAULT_MAX_DEPTH);
        return Math.min(Math.max(configured, 1), OrganizationTree.GREATEST_MAX_DEPTH);
    }
}
