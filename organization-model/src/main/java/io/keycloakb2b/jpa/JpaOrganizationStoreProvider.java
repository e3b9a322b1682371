package io.keycloakb2b.jpa;

import io.keycloakb2b.spi.ApiKeyStore;
import io.keycloakb2b.spi.AssignmentStore;
import io.keycloakb2b.spi.AuditStore;
import io.keycloakb2b.spi.AuditTrailStore;
import io.keycloakb2b.spi.CatalogueStore;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DefaultRoleStore;
import io.keycloakb2b.spi.DeletionStore;
import io.keycloakb2b.spi.DomainStore;
import io.keycloakb2b.spi.GrantStore;
import io.keycloakb2b.spi.HierarchyStore;
import io.keycloakb2b.spi.HostStore;
import io.keycloakb2b.spi.InvitationStore;
import io.keycloakb2b.spi.JoinRequestStore;
import io.keycloakb2b.spi.MemberStore;
import io.keycloakb2b.spi.OrganizationRoleStore;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.PictureStore;
import io.keycloakb2b.spi.ProviderTeamStore;
import io.keycloakb2b.spi.RelationStore;
import io.keycloakb2b.spi.RemovalStore;
import io.keycloakb2b.spi.RequestStore;
import io.keycloakb2b.spi.RoleTemplateStore;
import io.keycloakb2b.spi.SessionStore;
import io.keycloakb2b.spi.SettingStore;
import io.keycloakb2b.spi.SubtreeStore;
import io.keycloakb2b.spi.TeamStore;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** The pack's records in Keycloak's own database, written in Keycloak's own transaction. */
final class JpaOrganizationStoreProvider implements OrganizationStoreProvider {

    private final Rows rows;
    private final Clock clock;

    JpaOrganizationStoreProvider(EntityManager em, Clock clock, DecisionCacheProvider cache) {
        this.rows = new Rows(em, cache);
        this.clock = clock;
    }

    @Override
    public HierarchyStore hierarchy() {
        return new JpaHierarchyStore(rows, clock);
    }

    @Override
    public CatalogueStore catalogue() {
        return new JpaCatalogueStore(rows);
    }

    @Override
    public GrantStore grants() {
        return new JpaGrantStore(rows);
    }

    @Override
    public MemberStore members() {
        return new JpaMemberStore(rows, clock);
    }

    @Override
    public SessionStore sessions() {
        return new JpaSessionStore(rows, clock);
    }

    @Override
    public AssignmentStore assignments() {
        return new JpaAssignmentStore(rows, clock);
    }

    @Override
    public OrganizationRoleStore organizationRoles() {
        return new JpaOrganizationRoleStore(rows);
    }

    @Override
    public RoleTemplateStore roleTemplates() {
        return new JpaRoleTemplateStore(rows);
    }

    @Override
    public TeamStore teams() {
        return new JpaTeamStore(rows);
    }

    @Override
    public DefaultRoleStore defaultRoles() {
        return new JpaDefaultRoleStore(rows);
    }

    @Override
    public SettingStore settings() {
        return new JpaSettingStore(rows);
    }

    @Override
    public PictureStore pictures() {
        return new JpaPictureStore(rows);
    }

    @Override
    public HostStore hosts() {
        return new JpaHostStore(rows);
    }

    @Override
    public DomainStore domains() {
        return new JpaDomainStore(rows);
    }

    @Override
    public JoinRequestStore joinRequests() {
        return new JpaJoinRequestStore(rows, clock);
    }

    @Override
    public InvitationStore invitations() {
        return new JpaInvitationStore(rows, clock);
    }

    @Override
    public RelationStore relations() {
        return new JpaRelationStore(rows);
    }

    @Override
    public AuditStore audit() {
        return new JpaAuditStore(rows);
    }

    @Override
    public AuditTrailStore auditTrail() {
        return new JpaAuditTrailStore(rows);
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new JpaApiKeyStore(rows, clock);
    }

    @Override
    public ProviderTeamStore providerTeams() {
        return new ProviderTeams(rows);
    }

    @Override
    public RequestStore requests() {
        return new JpaRequestStore(rows, clock);
    }

    @Override
    public DeletionStore deletions() {
        return new JpaDeletionStore(rows);
    }

    @Override
    public SubtreeStore subtrees() {
        return new JpaSubtreeStore(rows, clock);
    }

    @Override
    public RemovalStore removals() {
        return new JpaRemovalStore(rows, clock);
    }
}
