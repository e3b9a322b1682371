package io.keycloakb2b.jpa;

import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.brand.PictureUse;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Nationalized;

/** A picture that an organization has of its own. */
@Entity(name = "B2bPicture")
@Table(name = "B2B_ORG_LOGO")
@IdClass(PictureEntity.Key.class)
class PictureEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    /** A constant of {@link PictureUse}. */
    @Id
    @Column(name = "KIND")
    private String kind;

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
    PictureEntity() {}

    PictureEntity(RealmId realm, OrganizationId organization, PictureUse use, BrandPicture picture) {
        this.realmId = realm.value();
        this.organizationId = organization.value();
        this.kind = use.name();
        this.name = picture.name();
        this.width = picture.width();
        this.height = picture.height();
        this.content = picture.base64();
    }

    BrandPicture picture() {
        return new BrandPicture(name, width, height, content);
    }

    record Key(String realmId, String organizationId, String kind) implements Serializable {}
}
