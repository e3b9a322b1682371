package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.Ceilings;
import io.keycloakb2b.command.Granter;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.RoleId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may hand out in an organization: what assigning would accept, and nothing else. */
final class AssignableRoles {

    private final Desk desk;
    private final OrganizationScope scope;
    private final Granter granter;

    AssignableRoles(Desk desk, OrganizationScope scope) {
        this.desk = desk;
        this.scope = scope;
        this.granter = desk.granter(scope.organization());
    }

    List<View> all() {
        return Stream.concat(organizationRoles(), appRoles()).toList();
    }

    private Stream<View> organizationRoles() {
        Stream<OrganizationRole> builtIn =
                Arrays.<OrganizationRole>stream(BuiltInRole.values()).filter(role -> !role.equals(BuiltInRole.MEMBER));
        return Stream.concat(builtIn, desk.stores().organizationRoles().usable(scope).stream())
                .filter(role -> mayGive(role, AssignmentScope.SELF))
                .map(this::view);
    }

    private Stream<View> appRoles() {
        Ceilings ceilings = new Ceilings(desk.commands(), scope);
        return desk.stores().grants().applications(scope).stream()
                .map(ApplicationGrant::client)
                .flatMap(client -> ceilings.of(client).stream().flatMap(role -> appRole(client, role)))
                .sorted(Comparator.comparing(AppRoleView::application).thenComparing(AppRoleView::appRole))
                .map(AssignableRoles::view);
    }

    private Stream<AppRoleView> appRole(ClientId client, RoleId role) {
        return AppRoleView.of(desk.session(), new AssignedRole.AppRole(client, role)).stream();
    }

    private boolean mayGive(OrganizationRole role, AssignmentScope reach) {
        return granter.mayGive(new AssignedRole.OrganizationRole(role), reach);
    }

    private View view(OrganizationRole role) {
        return new View(
                Optional.of(role.word()),
                Optional.empty(),
                Optional.empty(),
                role instanceof CustomRole custom ? custom.displayName() : role.word(),
                Optional.of(OrganizationRoleView.permissions(role)),
                Arrays.stream(AssignmentScope.values())
                        .filter(reach -> mayGive(role, reach))
                        .map(Fields::word)
                        .toList());
    }

    private static View view(AppRoleView appRole) {
        return new View(
                Optional.empty(),
                Optional.of(appRole.application()),
                Optional.of(appRole.appRole()),
                appRole.displayName(),
                Optional.empty(),
                List.of(Fields.word(AssignmentScope.SELF)));
    }

    /**
     * Either an organization role or an app role, by the fields with which it is assigned.
     *
     * @param scopes how far it may be given
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            Optional<String> organizationRole,
            Optional<String> application,
            Optional<String> appRole,
            String displayName,
            Optional<List<String>> permissions,
            List<String> scopes) {}
}
