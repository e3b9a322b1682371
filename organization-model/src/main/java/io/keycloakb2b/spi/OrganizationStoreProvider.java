package io.keycloakb2b.spi;

import org.keycloak.provider.Provider;

/** The pack's own records, by subject. All of it works in the transaction of the Keycloak session. */
public interface OrganizationStoreProvider extends Provider {

    HierarchyStore hierarchy();

    CatalogueStore catalogue();

    GrantStore grants();

    MemberStore members();

    SessionStore sessions();

    AssignmentStore assignments();

    OrganizationRoleStore organizationRoles();

    RoleTemplateStore roleTemplates();

    TeamStore teams();

    ProviderTeamStore providerTeams();

    DefaultRoleStore defaultRoles();

    SettingStore settings();

    PictureStore pictures();

    HostStore hosts();

    DomainStore domains();

    InvitationStore invitations();

    JoinRequestStore joinRequests();

    ApiKeyStore apiKeys();

    RelationStore relations();

    AuditStore audit();

    AuditTrailStore auditTrail();

    RequestStore requests();

    DeletionStore deletions();

    SubtreeStore subtrees();

    RemovalStore removals();

    @Override
    default void close() {}
}
