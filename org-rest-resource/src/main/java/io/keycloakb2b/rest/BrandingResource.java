package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.brand.BrandTexts;
import io.keycloakb2b.brand.Brands;
import io.keycloakb2b.brand.PictureReader;
import io.keycloakb2b.brand.PictureUse;
import io.keycloakb2b.command.ManagePicture;
import io.keycloakb2b.organization.EffectiveSettings;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an organization looks on login pages and in mails. All but its pictures are settings; those are uploaded. */
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
            @QueryParam("brand-background-color") @About("A colour to try") @Nullable String background,
            @QueryParam("brand-headline") @About("A text to try") @Nullable String headline,
            @QueryParam("brand-help") @About("A text to try") @Nullable String help,
            @QueryParam("brand-help-link") @About("An address to try") @Nullable String helpLink,
            @QueryParam("brand-terms-link") @About("An address to try") @Nullable String termsLink,
            @QueryParam("brand-privacy-link") @About("An address to try") @Nullable String privacyLink,
            @QueryParam("locale") @About("Whose texts are shown; the reader's own otherwise") @Nullable String locale) {
        Map<SettingName, String> tried = new EnumMap<>(SettingName.class);
        put(tried, SettingName.BRAND_DISPLAY_NAME, displayName);
        put(tried, SettingName.BRAND_PRIMARY_COLOR, primary);
        put(tried, SettingName.BRAND_BACKGROUND_COLOR, background);
        put(tried, SettingName.BRAND_HEADLINE, headline);
        put(tried, SettingName.BRAND_HELP, help);
        put(tried, SettingName.BRAND_HELP_LINK, helpLink);
        put(tried, SettingName.BRAND_TERMS_LINK, termsLink);
        put(tried, SettingName.BRAND_PRIVACY_LINK, privacyLink);
        return desk.answer(() -> {
            desk.require(Permission.SETTINGS_READ, organization);
            OrganizationPath path = desk.fullPath(organization);
            EffectiveSettings settings = EffectiveSettings.of(desk.inputs().settings(desk.realm(), path));
            tried.replaceAll((name, value) -> settings.get(name).accept(value));
            Brand brand = new Brands(desk.session())
                    .of(path, name -> Optional.ofNullable(tried.get(name)).orElseGet(() -> settings.value(name)));
            return Desk.ok(
                    View.of(brand, own(settings, PictureUse.LOGO), own(settings, PictureUse.FAVICON), locale(locale)));
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
        return put(PictureUse.LOGO, body);
    }

    @Operation(summary = "Take the organization's own logo away", needs = Permission.SETTINGS_MANAGE)
    @DELETE
    @Path("logo")
    public Response removeLogo() {
        return remove(PictureUse.LOGO);
    }

    /** What holds of a logo holds of it. */
    @Operation(
            summary = "Upload a favicon: PNG or SVG, square",
            needs = Permission.SETTINGS_MANAGE,
            body = Upload.class,
            answer = Uploaded.class)
    @PUT
    @Path("favicon")
    public Response putFavicon(String body) {
        return put(PictureUse.FAVICON, body);
    }

    @Operation(summary = "Take the organization's own favicon away", needs = Permission.SETTINGS_MANAGE)
    @DELETE
    @Path("favicon")
    public Response removeFavicon() {
        return remove(PictureUse.FAVICON);
    }

    private Response put(PictureUse use, String body) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.SETTINGS_MANAGE, organization);
            Upload upload = Json.read(body, Upload.class);
            PictureReader.Reading reading = PictureReader.read(
                    use,
                    Fields.required("mediaType", upload.mediaType()),
                    Fields.required("content", upload.content()));
            new ManagePicture(desk.commands())
                    .put(scope, use, reading.picture(), upload.locked().orElse(false));
            return Desk.ok(Uploaded.of(reading));
        });
    }

    private Response remove(PictureUse use) {
        return desk.answer(() -> {
            new ManagePicture(desk.commands()).remove(desk.require(Permission.SETTINGS_MANAGE, organization), use);
            return Desk.done();
        });
    }

    private static void put(Map<SettingName, String> tried, SettingName name, @Nullable String value) {
        if (value != null) {
            tried.put(name, value);
        }
    }

    private boolean own(EffectiveSettings settings, PictureUse use) {
        return settings.get(use.setting()).source().filter(organization::equals).isPresent();
    }

    private Locale locale(@Nullable String tag) {
        return tag == null ? desk.session().getContext().resolveLocale(null) : Locale.forLanguageTag(tag);
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
     * @param leftOut names of what was sent and is not in the picture
     */
    record Uploaded(String mediaType, int width, int height, List<String> leftOut) {

        static Uploaded of(PictureReader.Reading reading) {
            BrandPicture picture = reading.picture();
            return new Uploaded(
                    picture.format().mediaType(),
                    picture.width(),
                    picture.height(),
                    reading.leftOut().stream().sorted().toList());
        }
    }

    /**
     * How an organization looks.
     *
     * @param styles values of the login theme's variables: the colours, and what can be read on them
     * @param logo its address, for everybody to see
     * @param favicon likewise
     * @param ownLogo, ownFavicon whether it is the organization's own, rather than inherited
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String displayName,
            Map<String, String> styles,
            Optional<String> logo,
            boolean ownLogo,
            Optional<String> favicon,
            boolean ownFavicon,
            Texts texts) {

        static View of(Brand brand, boolean ownLogo, boolean ownFavicon, Locale locale) {
            return new View(
                    brand.displayName(),
                    brand.styles(),
                    filled(brand.logo()),
                    ownLogo,
                    filled(brand.favicon()),
                    ownFavicon,
                    Texts.of(brand.texts().in(locale)));
        }
    }

    /** What an organization says on login pages and in mails, in one language. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Texts(
            Optional<String> headline,
            Optional<String> help,
            Optional<String> helpLink,
            Optional<String> termsLink,
            Optional<String> privacyLink) {

        static Texts of(BrandTexts.Shown texts) {
            return new Texts(
                    filled(texts.headline()),
                    filled(texts.help()),
                    filled(texts.helpLink()),
                    filled(texts.termsLink()),
                    filled(texts.privacyLink()));
        }
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
