package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.util.Time;
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
            Caller.Member member = desk.me();
            UserModel user = desk.session()
                    .users()
                    .getUserById(
                            desk.session().getContext().getRealm(),
                            member.user().value());
            List<Membership> memberships = desk.inputs().memberships(desk.realm(), member.user());
            Desk ahead = desk.readingAhead(
                    memberships.stream().map(Membership::organization).toList());
            List<Mine> organizations = memberships.stream()
                    .flatMap(membership -> mine(ahead, membership).stream())
                    .sorted(Comparator.comparing(Mine::alias))
                    .toList();
            return Desk.ok(new Me(
                    member.user().value(),
                    user.getUsername(),
                    member.actor().impersonator().isPresent(),
                    desk.mayFound(),
                    organizations));
        });
    }

    @Path("organizations")
    public MyOrganizationsResource organizations() {
        return new MyOrganizationsResource(desk);
    }

    @Path("join-requests")
    public MyJoinRequestsResource joinRequests() {
        return new MyJoinRequestsResource(desk);
    }

    @Path("invitations")
    public MyInvitationsResource invitations() {
        return new MyInvitationsResource(desk);
    }

    /** Organization roles know no ceiling; app roles are not asked for. */
    private static Optional<Mine> mine(Desk ahead, Membership membership) {
        Set<Permission> permissions = ahead.permissions(membership.organization());
        if (!permissions.contains(Permission.ORGANIZATION_READ)) {
            return Optional.empty();
        }
        OrganizationPath path = ahead.fullPath(membership.organization());
        EffectiveRoles roles = EffectiveRoles.of(
                path,
                membership,
                ahead.assignments(membership),
                Map.of(),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
        return Optional.of(new Mine(
                path.id().value(),
                path.organization().name(),
                path.organization().alias(),
                path.usable(),
                Fields.word(membership.type()),
                roles.organizationRoles().stream()
                        .map(OrganizationRole::word)
                        .sorted()
                        .toList(),
                permissions.stream().map(Permission::word).sorted().toList()));
    }

    /**
     * @param impersonatedBy whether an administrator acts as the person, which pages are to show
     * @param mayFound whether the realm lets the person make an organization of their own, as far as they have room
     */
    record Me(String id, String username, boolean impersonatedBy, boolean mayFound, List<Mine> organizations) {}

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
