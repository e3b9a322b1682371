package io.keycloakb2b.jpa;

import io.keycloakb2b.brand.Logo;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Nationalized;

/** The logo that an organization has of its own. */
@Entity(name = "B2bLogo")
@Table(name = "B2B_ORG_LOGO")
@IdClass(LogoEntity.Key.class)
class LogoEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "NAME")
    private String name;

    @Column(name = "WIDTH")
    private int width;

    @Column(name = "HEIGHT")
    private int height;

    /** In Base64: columns for bytes differ from database to database. */
    @Nationalized
    @Column(name = "CONTENT")
    private String content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    LogoEntity() {}

    LogoEntity(RealmId realm, OrganizationId organization, Logo logo) {
        this.realmId = realm.value();
        this.organizationId = organization.value();
        this.name = logo.name();
        this.width = logo.width();
        this.height = logo.height();
        this.content = logo.base64();
    }

    Logo logo() {
        return new Logo(name, width, height, content);
    }

    record Key(String realmId, String organizationId) implements Serializable {}
}
