package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A role group without its roles. */
@Entity(name = "B2bRoleGroup")
@Table(name = "B2B_ROLE_GROUP")
@IdClass(RoleGroupEntity.Key.class)
class RoleGroupEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "CLIENT_ID")
    private String clientId;

    @Nationalized
    @Column(name = "NAME")
    private String name;

    /** The name as names are compared; unique for the application. */
    @Nationalized
    @Column(name = "NAME_KEY")
    private String nameKey;

    @Nationalized
    @Column(name = "DISPLAY_NAME")
    private @Nullable String displayName;

    @Nationalized
    @Column(name = "DESCRIPTION")
    private @Nullable String description;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    RoleGroupEntity() {}

    RoleGroupEntity(RealmId realm, RoleGroup group) {
        this.realmId = realm.value();
        this.id = group.id().value();
        this.clientId = group.client().value();
        this.name = group.name();
        this.nameKey = Texts.nameKey(group.name());
        this.displayName = group.displayName();
        this.description = group.description();
    }

    String id() {
        return id;
    }

    ClientId client() {
        return new ClientId(clientId);
    }

    RoleGroup group(Set<RoleId> appRoles) {
        return new RoleGroup(
                new RoleGroupId(id), client(), name, Texts.orEmpty(displayName), Texts.orEmpty(description), appRoles);
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.Application(new ClientId(clientId)));
    }

    record Key(String realmId, String id) implements Serializable {}
}
