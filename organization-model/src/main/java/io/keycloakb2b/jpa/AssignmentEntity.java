package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A role of a member or team in one organization. */
@Entity(name = "B2bAssignment")
@Table(name = "B2B_ASSIGNMENT")
@IdClass(AssignmentEntity.Key.class)
class AssignmentEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    /** Says what makes the assignment unique, see {@link AssignmentKey}. */
    @Id
    @Column(name = "ASSIGNMENT_KEY")
    private String key;

    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "PRINCIPAL_KIND")
    private String principalKind;

    @Column(name = "PRINCIPAL_ID")
    private String principalId;

    /** The application of an app role; null for an organization role. */
    @Column(name = "CLIENT_ID")
    private @Nullable String clientId;

    /** The id of an app role or of a custom organization role, or the name of a built-in one. */
    @Column(name = "ROLE_ID")
    private String roleId;

    @Column(name = "REACH")
    private String scope;

    @Column(name = "SOURCE_KIND")
    private String source;

    @Nationalized
    @Column(name = "SOURCE_REFERENCE")
    private @Nullable String sourceReference;

    @Column(name = "EXPIRES_AT")
    private @Nullable Long expiresAt;

    @Column(name = "GRANTED_BY")
    private @Nullable String grantedBy;

    @Column(name = "GRANTED_AT")
    private long grantedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    AssignmentEntity() {}

    AssignmentEntity(RealmId realm, RoleAssignment assignment) {
        PrincipalColumns principal = PrincipalColumns.of(assignment.principal());
        RoleColumns role = RoleColumns.of(assignment.role());
        this.realmId = realm.value();
        this.key = AssignmentKey.of(assignment);
        this.organizationId = assignment.organization().value();
        this.principalKind = principal.kind();
        this.principalId = principal.id();
        this.clientId = role.clientId();
        this.roleId = role.roleId();
        this.scope = assignment.scope().name();
        this.source = assignment.source().name();
        this.sourceReference = assignment.sourceReference();
        this.expiresAt = assignment.expiresAt().map(Instant::toEpochMilli).orElse(null);
        this.grantedBy = assignment.grantedBy().map(UserId::value).orElse(null);
        this.grantedAt = assignment.grantedAt().toEpochMilli();
    }

    String key() {
        return key;
    }

    RoleColumns role() {
        return new RoleColumns(clientId, roleId);
    }

    /** Whether it counts when another one has ended. */
    boolean outlasts(AssignmentEntity other) {
        return other.expiresAt != null && (expiresAt == null || expiresAt > other.expiresAt);
    }

    RoleAssignment assignment(AssignedRole role) {
        return new RoleAssignment(
                new OrganizationId(organizationId),
                new PrincipalColumns(principalKind, principalId).principal(),
                role,
                AssignmentScope.valueOf(scope),
                AssignmentSource.valueOf(source),
                Texts.orEmpty(sourceReference),
                Optional.ofNullable(expiresAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(grantedBy).map(UserId::new),
                Instant.ofEpochMilli(grantedAt));
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new PrincipalColumns(principalKind, principalId)
                .subject(new RealmId(realmId), new OrganizationId(organizationId)));
    }

    record Key(String realmId, String key) implements Serializable {}
}
