package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.command.ChangeSettings;
import io.keycloakb2b.command.ChangeSettings.NewValue;
import io.keycloakb2b.organization.EffectiveSetting;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of an organization, each with where its value comes from and whether a level above locks it. */
@Consumes(MediaType.APPLICATION_JSON)
public final class SettingsResource {

    private final Desk desk;
    private final OrganizationId organization;

    SettingsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "Read the settings of an organization",
            needs = Permission.SETTINGS_READ,
            answer = View.class,
            shape = Shape.MAP)
    @GET
    public Response read() {
        return desk.answer(() -> {
            desk.require(Permission.SETTINGS_READ, organization);
            return Desk.ok(view());
        });
    }

    /** Each named setting gets the value, or inherits again where it is null. */
    @Operation(
            summary = "Change settings; null inherits again",
            needs = Permission.SETTINGS_MANAGE,
            body = Changes.class,
            answer = View.class,
            shape = Shape.MAP)
    @PATCH
    public Response update(String body) {
        return desk.answer(() -> {
            Map<SettingName, Optional<NewValue>> changes = new EnumMap<>(SettingName.class);
            Json.read(body, Changes.class).forEach((word, change) -> changes.put(named(word), value(word, change)));
            var scope = desk.require(Permission.SETTINGS_MANAGE, organization);
            new ChangeSettings(desk.commands()).execute(scope, changes);
            return Desk.ok(view());
        });
    }

    private Map<String, View> view() {
        EffectiveSettings settings =
                EffectiveSettings.of(desk.inputs().settings(desk.realm(), desk.fullPath(organization)));
        Map<String, View> view = new LinkedHashMap<>();
        settings.settings().values().forEach(setting -> view.put(setting.name().word(), view(setting)));
        return view;
    }

    private View view(EffectiveSetting setting) {
        String source = setting.source()
                .map(owner -> owner.equals(organization) ? "organization" : "ancestor")
                .orElse("realm");
        return new View(
                setting.value(),
                source,
                setting.locked(),
                setting.locked() ? Optional.of(setting.lock()) : Optional.empty());
    }

    private static SettingName named(String word) {
        return SettingName.named(word).orElseThrow(() -> OrganizationError.UNKNOWN_FIELD.on(word, "is not a setting"));
    }

    private static Optional<NewValue> value(String word, @Nullable Value change) {
        return Optional.ofNullable(change)
                .map(given -> new NewValue(
                        Fields.required(word, given.value()), given.locked().orElse(false)));
    }

    /** By the word of the setting; null to inherit. */
    @About(words = SettingName.class)
    static final class Changes extends LinkedHashMap<String, @Nullable Value> {
        private static final long serialVersionUID = 1L;
    }

    record Value(@About(needed = true) Optional<String> value, Optional<Boolean> locked) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(String value, String source, boolean locked, Optional<String> lock) {}
}
