package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.RealmSettings;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RealmSetting;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the platform has set for the realm as a whole, each with its default and range. */
public final class RealmSettingsResource {

    private final Desk desk;

    RealmSettingsResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Read the settings of the realm", answer = View.class, shape = Shape.MAP)
    @GET
    public Response read() {
        return desk.answer(() -> {
            desk.requirePlatform(false);
            return Desk.ok(view(commands().all()));
        });
    }

    /** Each named setting gets the value, or its default again where it is null. */
    @Operation(
            summary = "Change settings of the realm; null is the default again",
            body = Changes.class,
            answer = View.class,
            shape = Shape.MAP,
            conditional = true)
    @PATCH
    public Response update(String body) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            Map<RealmSetting, Optional<String>> changes = new EnumMap<>(RealmSetting.class);
            Json.read(body, Changes.class).forEach((word, value) -> {
                RealmSetting setting = RealmSetting.named(word)
                        .orElseThrow(() -> OrganizationError.UNKNOWN_FIELD.on(word, "is not a setting"));
                changes.put(setting, written(setting, value));
            });
            desk.requireUnchanged(scope, () -> Optional.of(view(commands().fresh())));
            commands().change(scope, changes);
            return Desk.ok(view(commands().all()));
        });
    }

    private static Map<String, View> view(Map<RealmSetting, String> values) {
        Map<String, View> view = new LinkedHashMap<>();
        values.forEach((setting, value) -> view.put(setting.word(), of(setting, value)));
        return view;
    }

    private RealmSettings commands() {
        return new RealmSettings(desk.commands());
    }

    private static View of(RealmSetting setting, String value) {
        return setting.isNumber()
                ? new View(
                        Integer.valueOf(value),
                        Integer.valueOf(setting.defaultValue()),
                        Optional.of(setting.least()),
                        Optional.of(setting.greatest()))
                : new View(
                        Boolean.valueOf(value),
                        Boolean.valueOf(setting.defaultValue()),
                        Optional.empty(),
                        Optional.empty());
    }

    private static Optional<String> written(RealmSetting setting, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        boolean fits = setting.isNumber() ? value.isIntegralNumber() : value.isBoolean();
        if (!fits) {
            throw OrganizationError.INVALID_VALUE.on(
                    setting.word(), setting.isNumber() ? "must be a whole number" : "must be true or false");
        }
        return Optional.of(value.asText());
    }

    /** By the word of the setting; null for its default. */
    @About(words = RealmSetting.class)
    static final class Changes extends LinkedHashMap<String, @Nullable JsonNode> {
        private static final long serialVersionUID = 1L;
    }

    /** @param value a number within the range, or true or false */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(Object value, Object defaultValue, Optional<Integer> least, Optional<Integer> greatest) {}
}
