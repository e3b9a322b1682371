package io.keycloakb2b.jpa;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Tells Keycloak of the pack's tables. */
final class B2bEntityProvider implements JpaEntityProvider {

    static final String CHANGELOG = "META-INF/b2b-changelog.xml";

    static final List<Class<?>> ENTITIES = List.of(
            OrganizationNodeEntity.class,
            AncestryEntity.class,
            SettingEntity.class,
            PictureEntity.class,
            HostEntity.class,
            RoleGroupEntity.class,
            RoleGroupRoleEntity.class,
            ApplicationGrantEntity.class,
            RoleGroupGrantEntity.class,
            AssignmentEntity.class,
            MembershipEntity.class,
            MemberAttributeEntity.class,
            DomainEntity.class,
            InvitationEntity.class,
            InvitationRoleEntity.class,
            InvitationTeamEntity.class,
            JoinRequestEntity.class,
            ApiKeyEntity.class,
            ApiKeyRoleEntity.class,
            AuditEventEntity.class,
            DeletionEntity.class,
            LockEntity.class,
            RequestEntity.class,
            OrganizationRoleEntity.class,
            OrganizationRoleAppRoleEntity.class,
            TeamEntity.class,
            DefaultRoleEntity.class,
            ProviderTeamEntity.class);

    @Override
    public List<Class<?>> getEntities() {
        return ENTITIES;
    }

    @Override
    public String getChangelogLocation() {
        return CHANGELOG;
    }

    @Override
    public String getFactoryId() {
        return B2bEntityProviderFactory.ID;
    }

    @Override
    public void close() {}
}
