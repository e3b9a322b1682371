package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.brand.Brands;
import io.keycloakb2b.brand.Logo;
import io.keycloakb2b.brand.LogoReader;
import io.keycloakb2b.command.ManageLogo;
import io.keycloakb2b.organization.EffectiveSetting;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an organization looks on login pages and in mails. Its name and colours are settings; its logo is uploaded. */
public final class BrandingResource {

    private final Desk desk;
    private final OrganizationId organization;

    BrandingResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    /** What is given in the address counts instead of what is set, and nothing is changed by it. */
    @Operation(
            summary = "Read how an organization looks, or would look",
            needs = Permission.SETTINGS_READ,
            answer = View.class)
    @GET
    public Response read(
            @QueryParam("brand-display-name") @About("A name to try") @Nullable String displayName,
            @QueryParam("brand-primary-color") @About("A colour to try") @Nullable String primary,
            @QueryParam("brand-background-color") @About("A colour to try") @Nullable String background) {
        return desk.answer(() -> {
            desk.require(Permission.SETTINGS_READ, organization);
            OrganizationPath path = desk.fullPath(organization);
            EffectiveSettings settings = EffectiveSettings.of(desk.inputs().settings(desk.realm(), path));
            EffectiveSetting logo = settings.get(SettingName.BRAND_LOGO);
            Brand brand = new Brands(desk.session())
                    .of(
                            path,
                            tried(settings, SettingName.BRAND_DISPLAY_NAME, displayName),
                            tried(settings, SettingName.BRAND_PRIMARY_COLOR, primary),
                            tried(settings, SettingName.BRAND_BACKGROUND_COLOR, background),
                            logo.value());
            return Desk.ok(
                    View.of(brand, logo.source().filter(organization::equals).isPresent()));
        });
    }

    /** Nothing of the picture is kept but what is seen of it. */
    @Operation(
            summary = "Upload a logo: PNG, JPEG or SVG",
            needs = Permission.SETTINGS_MANAGE,
            body = Upload.class,
            answer = Uploaded.class)
    @PUT
    @Path("logo")
    public Response putLogo(String body) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.SETTINGS_MANAGE, organization);
            Upload upload = Json.read(body, Upload.class);
            LogoReader.Reading reading = LogoReader.read(
                    Fields.required("mediaType", upload.mediaType()),
                    bytes(Fields.required("content", upload.content())));
            new ManageLogo(desk.commands())
                    .put(scope, reading.logo(), upload.locked().orElse(false));
            return Desk.ok(Uploaded.of(reading));
        });
    }

    @Operation(summary = "Take the organization's own logo away", needs = Permission.SETTINGS_MANAGE)
    @DELETE
    @Path("logo")
    public Response removeLogo() {
        return desk.answer(() -> {
            new ManageLogo(desk.commands()).remove(desk.require(Permission.SETTINGS_MANAGE, organization));
            return Desk.done();
        });
    }

    private static String tried(EffectiveSettings settings, SettingName name, @Nullable String value) {
        return value == null ? settings.value(name) : settings.get(name).accept(value);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            throw OrganizationError.INVALID_VALUE.on("content", "must be written in Base64");
        }
    }

    /**
     * A picture.
     *
     * @param locked whether organizations below keep it
     */
    record Upload(
            @About(value = "What the content is: image/png, image/jpeg or image/svg+xml", needed = true)
                    Optional<String> mediaType,
            @About(value = "The picture in Base64", needed = true) Optional<String> content,
            Optional<Boolean> locked) {}

    /**
     * What became of a picture.
     *
     * @param leftOut names of what was in the picture and is not in the logo
     */
    record Uploaded(String mediaType, int width, int height, List<String> leftOut) {

        static Uploaded of(LogoReader.Reading reading) {
            Logo logo = reading.logo();
            return new Uploaded(
                    logo.format().mediaType(),
                    logo.width(),
                    logo.height(),
                    reading.leftOut().stream().sorted().toList());
        }
    }

    /**
     * How an organization looks.
     *
     * @param styles values of the login theme's variables: the colours, and what can be read on them
     * @param logo its address, for everybody to see
     * @param ownLogo whether it is the organization's own, rather than inherited
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(String displayName, Map<String, String> styles, Optional<String> logo, boolean ownLogo) {

        static View of(Brand brand, boolean ownLogo) {
            return new View(
                    brand.displayName(),
                    brand.styles(),
                    Optional.of(brand.logo()).filter(logo -> !logo.isEmpty()),
                    ownLogo);
        }
    }
}
