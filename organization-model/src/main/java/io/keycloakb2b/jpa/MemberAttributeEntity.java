package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Nationalized;

/** Something that an organization wrote down about a member. */
@Entity(name = "B2bMemberAttribute")
@Table(name = "B2B_MEMBER_ATTRIBUTE")
@IdClass(MemberAttributeEntity.Key.class)
class MemberAttributeEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Id
    @Column(name = "USER_ID")
    private String userId;

    @Id
    @Column(name = "NAME")
    private String name;

    @Nationalized
    @Column(name = "ATTRIBUTE_VALUE")
    private String value;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    MemberAttributeEntity() {}

    MemberAttributeEntity(OrganizationScope scope, UserId user, String name, String value) {
        this.realmId = scope.realm().value();
        this.organizationId = scope.organization().value();
        this.userId = user.value();
        this.name = name;
        this.value = value;
    }

    record Key(String realmId, String organizationId, String userId, String name) implements Serializable {}
}
