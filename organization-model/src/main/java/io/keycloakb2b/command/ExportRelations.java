package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.login.EffectiveRolesReader;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.Holdings;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.RelationTuple;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** Reads page by page all relations to an organization that hold at this moment. */
public final class ExportRelations {

    private final CommandContext context;

    public ExportRelations(CommandContext context) {
        this.context = context;
    }

    /**
     * Those of people; a page holds all of each of its people.
     *
     * @param seen what whoever asks may see of the organization
     */
    public Page<RelationTuple> ofPeople(OrganizationScope scope, Set<Permission> seen, PageRequest page) {
        Optional<OrganizationPath> path = usable(scope);
        if (path.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Page<Holdings> found = context.stores().relations().holdings(scope, page);
        EffectiveRolesReader roles = new EffectiveRolesReader(inputs().inputs(), scope.realm());
        return new Page<>(
                found.items().stream()
                        .filter(held -> enabled(held.membership().user()))
                        .flatMap(held -> relations(path.get(), held, roles, seen)
                                .map(relation -> (RelationTuple) new RelationTuple.OfUser(
                                        scope.organization(),
                                        relation,
                                        held.membership().user())))
                        .toList(),
                found.next());
    }

    /** Those of the organizations right below. */
    public Page<RelationTuple> ofChildren(OrganizationScope scope, PageRequest page) {
        if (usable(scope).isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Page<OrganizationId> children =
                context.stores().hierarchy().children(scope, page).map(node -> node.id());
        return new Page<>(
                context.inputs().paths(scope.realm(), children.items()).stream()
                        .filter(OrganizationPath::usable)
                        .map(child -> (RelationTuple) new RelationTuple.OfOrganization(
                                scope.organization(), Relation.OfOrganization.CHILD, child.id()))
                        .toList(),
                children.next());
    }

    private Optional<OrganizationPath> usable(OrganizationScope scope) {
        return context.inputs().path(scope.realm(), scope.organization()).filter(OrganizationPath::usable);
    }

    private LoginInputs inputs() {
        return LoginInputs.of(context.session())
                .orElseThrow(() -> new IllegalStateException("the realm has not been set up"));
    }

    /** Of an account of the realm itself the database has told. */
    private boolean enabled(UserId id) {
        if (StorageId.isLocalStorage(id.value())) {
            return true;
        }
        UserModel user = context.session().users().getUserById(context.realm(), id.value());
        return user != null && user.isEnabled();
    }

    private Stream<Relation.OfUser> relations(
            OrganizationPath path, Holdings held, EffectiveRolesReader reader, Set<Permission> seen) {
        List<Relation.OfUser> relations = new ArrayList<>();
        relations.add(new Relation.OrganizationRole(BuiltInRole.MEMBER.word()));
        if (seen.contains(Permission.ROLES_READ)) {
            EffectiveRoles roles = reader.read(path, held.membership(), held.assignments());
            roles.organizationRoles().stream()
                    .map(role -> new Relation.OrganizationRole(role.word()))
                    .forEach(relations::add);
            roles.appRoles().forEach((client, appRoles) -> appRoles(appRoles).forEach(relations::add));
        }
        if (seen.contains(Permission.TEAMS_READ)) {
            held.teams().stream().map(Relation.Team::new).forEach(relations::add);
        }
        return relations.stream();
    }

    private Stream<Relation.OfUser> appRoles(Set<RoleId> roles) {
        return roles.stream()
                .map(role -> context.session().roles().getRoleById(context.realm(), role.value()))
                .filter(Objects::nonNull)
                .filter(role -> role.getContainer() instanceof ClientModel)
                .map(ExportRelations::relation);
    }

    private static Relation.OfUser relation(RoleModel role) {
        return new Relation.AppRole(((ClientModel) role.getContainer()).getClientId(), role.getName());
    }
}
