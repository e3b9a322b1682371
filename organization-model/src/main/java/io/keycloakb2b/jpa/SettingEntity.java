package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.Setting;
import io.keycloakb2b.organization.SettingName;
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

/** A setting that an organization itself has a value for. */
@Entity(name = "B2bSetting")
@Table(name = "B2B_ORG_SETTING")
@IdClass(SettingEntity.Key.class)
class SettingEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Id
    @Column(name = "NAME")
    private String name;

    /** Null for the empty text, which Oracle does not know. */
    @Nationalized
    @Column(name = "SETTING_VALUE")
    private @Nullable String value;

    @Column(name = "LOCKED")
    private boolean locked;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    SettingEntity() {}

    SettingEntity(RealmId realm, OrganizationId organization, Setting setting) {
        this.realmId = realm.value();
        this.organizationId = organization.value();
        this.name = setting.name().word();
        this.value = setting.value();
        this.locked = setting.locked();
    }

    OrganizationId organization() {
        return new OrganizationId(organizationId);
    }

    /** A value that no longer makes sense is no reason to be lax: whoever decides by it fails. */
    Setting setting() {
        SettingName known = SettingName.named(name).orElseThrow(() -> unreadable("is unknown", null));
        try {
            return new Setting(known, Texts.orEmpty(value), locked);
        } catch (OrganizationException invalid) {
            throw unreadable(invalid.rule(), invalid);
        }
    }

    private IllegalStateException unreadable(String why, @Nullable Throwable cause) {
        return new IllegalStateException(
                "The setting " + name + " stored for organization " + organizationId + " " + why, cause);
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.OneOrganization(new RealmId(realmId), new OrganizationId(organizationId)));
    }

    record Key(String realmId, String organizationId, String name) implements Serializable {}
}
