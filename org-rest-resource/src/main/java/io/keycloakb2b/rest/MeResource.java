package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.login.EffectiveRolesReader;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.keycloak.models.UserModel;

/** Who I am, and what I may do where. */
public final class MeResource {

    private final Desk desk;

    MeResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Read who I am and what I may do where", answer = Me.class)
    @GET
    public Response read() {
        return desk.answer(() -> {
            Caller.Member member = (Caller.Member) desk.caller();
            UserModel user = desk.session()
                    .users()
                    .getUserById(
                            desk.session().getContext().getRealm(),
                            member.user().value());
            List<Mine> organizations = desk.inputs().memberships(desk.realm(), member.user()).stream()
                    .filter(membership ->
                            desk.permissions(membership.organization()).contains(Permission.ORGANIZATION_READ))
                    .map(this::mine)
                    .sorted(Comparator.comparing(Mine::alias))
                    .toList();
            return Desk.ok(new Me(
                    member.user().value(),
                    user.getUsername(),
                    member.actor().impersonator().isPresent(),
                    organizations));
        });
    }

    @Path("join-requests")
    public MyJoinRequestsResource joinRequests() {
        return new MyJoinRequestsResource(desk);
    }

    @Path("invitations")
    public MyInvitationsResource invitations() {
        return new MyInvitationsResource(desk);
    }

    private Mine mine(Membership membership) {
        OrganizationPath path = desk.fullPath(membership.organization());
        EffectiveRoles roles = new EffectiveRolesReader(desk.inputs(), desk.realm()).read(path, membership);
        return new Mine(
                path.id().value(),
                path.organization().name(),
                path.organization().alias(),
                path.usable(),
                Fields.word(membership.type()),
                roles.organizationRoles().stream()
                        .map(OrganizationRole::word)
                        .sorted()
                        .toList(),
                desk.permissions(path.id()).stream()
                        .map(Permission::word)
                        .sorted()
                        .toList());
    }

    /** @param impersonatedBy whether an administrator acts as the person, which pages are to show */
    record Me(String id, String username, boolean impersonatedBy, List<Mine> organizations) {}

    /** @param type what the person is to the organization */
    record Mine(
            String id,
            String name,
            String alias,
            boolean available,
            @About(words = MemberType.class) String type,
            List<String> roles,
            List<String> permissions) {}
}
