package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A custom organization role without its app roles. */
@Entity(name = "B2bOrganizationRole")
@Table(name = "B2B_ORG_ROLE")
@IdClass(OrganizationRoleEntity.Key.class)
class OrganizationRoleEntity implements Row {

    /** The owner of the realm's roles, where organizations have their ids. */
    static final String REALM = "realm";

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ID")
    private String id;

    /** Null for a role of the realm. */
    @Column(name = "ORG_ID")
    private @Nullable String organizationId;

    /** The organization or {@link #REALM}; not every database takes nulls for equal in a unique key. */
    @Column(name = "OWNER_KEY")
    private String ownerKey;

    @Nationalized
    @Column(name = "NAME")
    private String name;

    /** A hash of the name as names are compared, so that no collation has a say. */
    @Column(name = "NAME_KEY")
    private String nameKey;

    @Nationalized
    @Column(name = "DISPLAY_NAME")
    private @Nullable String displayName;

    @Nationalized
    @Column(name = "DESCRIPTION")
    private @Nullable String description;

    /** Their words with a blank between; null for none. */
    @Column(name = "PERMISSIONS")
    private @Nullable String permissions;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    OrganizationRoleEntity() {}

    OrganizationRoleEntity(RealmId realm, CustomRole role) {
        this.realmId = realm.value();
        this.id = role.id().value();
        this.organizationId = role.organization().map(OrganizationId::value).orElse(null);
        this.ownerKey = ownerKey(role);
        this.name = role.name().value();
        this.nameKey = nameKey(role.name());
        this.displayName = role.displayName();
        this.description = role.description();
        this.permissions = role.permissions().isEmpty()
                ? null
                : role.permissions().stream().map(Permission::word).sorted().collect(Collectors.joining(" "));
    }

    static String ownerKey(CustomRole role) {
        return role.organization().map(OrganizationId::value).orElse(REALM);
    }

    static String nameKey(RoleName name) {
        return Texts.hash(name.key());
    }

    String id() {
        return id;
    }

    CustomRole role(Set<AssignedRole.AppRole> appRoles) {
        return new CustomRole(
                new OrganizationRoleId(id),
                Optional.ofNullable(organizationId).map(OrganizationId::new),
                new RoleName(name),
                Texts.orEmpty(displayName),
                Texts.orEmpty(description),
                permissions(),
                appRoles);
    }

    /** A permission that this version does not know gives nothing. */
    private Set<Permission> permissions() {
        return Arrays.stream(Texts.orEmpty(permissions).split(" ", -1))
                .flatMap(word -> Permission.named(word).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<DecisionSubject> subjects() {
        DecisionSubject owner = organizationId == null
                ? new DecisionSubject.EntireRealm(new RealmId(realmId))
                : new DecisionSubject.MembersOf(new RealmId(realmId), new OrganizationId(organizationId));
        return Set.of(owner, new DecisionSubject.CustomRole(new OrganizationRoleId(id)));
    }

    record Key(String realmId, String id) implements Serializable {}
}
