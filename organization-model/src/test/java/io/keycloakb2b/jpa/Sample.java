package io.keycloakb2b.jpa;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.brand.PictureUse;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.DomainProof;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.MemberAttributes;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An organization with at least one row in every table, and everything in Keycloak that the rows speak of. */
record Sample(
        OrganizationId organization, UserId user, TeamId team, ClientId client, RoleId role, RoleGroupId roleGroup) {

    static Sample in(TestRealm realm, String name) {
        OrganizationId organization = realm.organization(name);
        ClientId client = realm.client();
        Sample sample = new Sample(
                organization,
                realm.member(organization, "user-" + name),
                realm.team(organization),
                client,
                realm.role(client),
                new RoleGroupId(TestRealm.uuid()));
        realm.run(stores -> {
            stores.catalogue()
                    .insert(
                            realm.platform(),
                            new RoleGroup(sample.roleGroup(), client, "Group " + name, "", "", Set.of(sample.role())));
            stores.hierarchy().lockStructure(realm.platform());
            stores.hierarchy().insertRoot(realm.platform(), OrganizationNode.root(organization));
            stores.deletions()
                    .put(
                            realm.scope(organization),
                            new Deletion(
                                    organization,
                                    OrganizationStatus.ACTIVE,
                                    TestRealm.NOW,
                                    TestRealm.NOW.plusSeconds(1),
                                    false));
        });
        sample.fill(realm, organization);
        sample.fillCustomRole(realm);
        return sample;
    }

    /** A role of the organization's own, held by its member. */
    CustomRole customRole() {
        return new CustomRole(
                // told by the organization's id, as everything else of the organization is
                new OrganizationRoleId(organization.value()),
                Optional.of(organization),
                RoleName.of("Clerk"),
                "Angestellte",
                "",
                Set.of(Permission.MEMBERS_READ, Permission.TEAMS_MANAGE),
                Set.of(new AssignedRole.AppRole(client, role)));
    }

    private void fillCustomRole(TestRealm realm) {
        OrganizationScope scope = realm.scope(organization);
        realm.run(stores -> {
            stores.organizationRoles().insert(scope, customRole());
            stores.teams().bind(scope, team, Optional.of(client));
            stores.defaultRoles()
                    .replace(
                            scope,
                            List.of(
                                    new AssignedRole.AppRole(client, role),
                                    new AssignedRole.OrganizationRole(customRole())));
            stores.assignments()
                    .put(
                            scope,
                            assignment(
                                    organization,
                                    new Principal.Member(user),
                                    new AssignedRole.OrganizationRole(customRole()),
                                    AssignmentSource.DIRECT,
                                    ""));
        });
    }

    /** Gives an organization everything except its place in the hierarchy. */
    void fill(TestRealm realm, OrganizationId filled) {
        OrganizationScope scope = realm.scope(filled);
        fillGrants(realm, filled);
        fillPrincipals(realm, filled);
        realm.run(stores -> {
            stores.settings().put(scope, new Setting(SettingName.MFA, "required", true));
            stores.hosts().put(scope, new HostName("login." + scope.organization() + ".example"));
            stores.pictures().put(scope, PictureUse.LOGO, new BrandPicture("a logo", 4, 3, "bG9nbw=="));
            stores.pictures().put(scope, PictureUse.FAVICON, new BrandPicture("an icon", 4, 4, "aWNvbg=="));
            stores.domains().put(scope, new DomainProof(filled, filled + ".example", DomainProof.Kind.OWNED, true));
            stores.domains().put(scope, new DomainProof(filled, "shared.example", DomainProof.Kind.AFFILIATED, false));
            stores.invitations()
                    .insert(scope, invitation(filled, TestRealm.uuid() + "@sample.example"), token().hash());
            stores.joinRequests()
                    .insert(
                            scope,
                            JoinRequest.pending(filled, new UserId("f:store:" + TestRealm.uuid()), TestRealm.NOW));
            stores.apiKeys().insert(scope, apiKey(filled), secret().hash());
            stores.audit().append(event(realm, filled));
        });
    }

    void fillGrants(TestRealm realm, OrganizationId filled) {
        OrganizationScope scope = realm.scope(filled);
        realm.run(stores -> {
            stores.grants().putApplication(scope, new ApplicationGrant(filled, client, GrantStatus.ACTIVE));
            stores.grants().putRoleGroup(scope, new RoleGroupGrant(filled, roleGroup, true));
        });
    }

    void fillPrincipals(TestRealm realm, OrganizationId filled) {
        OrganizationScope scope = realm.scope(filled);
        realm.run(stores -> {
            stores.members().put(scope, member(filled, user, MembershipStatus.ACTIVE));
            stores.members().putAttributes(scope, user, new MemberAttributes(Map.of("costCenter", "4711")));
            stores.assignments().put(scope, appRole(filled, new Principal.Member(user)));
            stores.assignments().put(scope, appRole(filled, new Principal.Team(team)));
            stores.assignments().put(scope, owner(filled, new Principal.Member(user)));
            stores.providerTeams().put(scope, new ProviderTeam(filled, user, team, realm.provider()));
            stores.requests()
                    .claim(TestScopes.sender(realm.id(), user), "key of " + filled, "print", Optional.of(filled));
        });
    }

    /** With roles and a team, from the platform, for an hour. */
    Invitation invitation(OrganizationId in, String email) {
        return new Invitation(
                new InvitationId(TestRealm.uuid()),
                in,
                email,
                new InvitationTerms(
                        MemberType.GUEST,
                        Set.of(
                                new AssignedRole.AppRole(client, role),
                                new AssignedRole.OrganizationRole(BuiltInRole.AUDITOR)),
                        Set.of(team),
                        Optional.of(new ProviderAlias("home")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                TestRealm.NOW,
                TestRealm.NOW,
                TestRealm.NOW.plus(Duration.ofHours(1)),
                1,
                InvitationStatus.PENDING,
                Optional.empty(),
                Optional.empty());
    }

    /** With roles, from the platform, for an hour. */
    ApiKey apiKey(OrganizationId in) {
        return new ApiKey(
                ApiKeyId.at(TestRealm.NOW),
                in,
                "Schlüssel",
                secret().prefix(),
                Set.of(new AssignedRole.AppRole(client, role), new AssignedRole.OrganizationRole(BuiltInRole.AUDITOR)),
                Optional.empty(),
                Optional.empty(),
                TestRealm.NOW,
                Optional.of(TestRealm.NOW.plus(Duration.ofHours(1))),
                Optional.empty(),
                Optional.empty());
    }

    static ApiKeySecret secret() {
        return ApiKeySecret.random(new SecureRandom());
    }

    static InvitationToken token() {
        return InvitationToken.random(new SecureRandom());
    }

    RoleAssignment appRole(OrganizationId in, Principal principal) {
        return assignment(in, principal, new AssignedRole.AppRole(client, role), AssignmentSource.DIRECT, "");
    }

    static RoleAssignment owner(OrganizationId in, Principal principal) {
        return assignment(
                in, principal, new AssignedRole.OrganizationRole(BuiltInRole.OWNER), AssignmentSource.DIRECT, "");
    }

    static RoleAssignment assignment(
            OrganizationId in, Principal principal, AssignedRole role, AssignmentSource source, String reference) {
        return new RoleAssignment(
                in,
                principal,
                role,
                AssignmentScope.SELF,
                source,
                reference,
                Optional.empty(),
                Optional.empty(),
                TestRealm.NOW);
    }

    static Membership member(OrganizationId in, UserId user, MembershipStatus status) {
        return new Membership(in, user, MemberType.EMPLOYEE, status, Optional.empty(), false, Optional.empty());
    }

    static AuditEvent event(TestRealm realm, OrganizationId in) {
        return new AuditEvent(
                realm.id(),
                Optional.of(in),
                TestRealm.NOW,
                Actor.server(),
                "member.add",
                "user:x",
                Optional.empty(),
                Optional.of("{\"größe\":\"" + "x".repeat(10_000) + "\"}"),
                Optional.empty());
    }
}
