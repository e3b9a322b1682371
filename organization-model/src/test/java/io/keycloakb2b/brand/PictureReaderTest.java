package io.keycloakb2b.brand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who mean ill send as a logo or a favicon, and what is left of it. */
final class PictureReaderTest {

    private static final String SVG = "image/svg+xml";
    private static final int IEND_LENGTH = 12;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<script href='https://evil.example/x.js'/>",
                "<g onload='alert(1)'/>",
                "<path d='M0 0' onmouseover='alert(1)'/>",
                "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='alert(1)'/></foreignObject>",
                "<image href='https://evil.example/x.png'/>",
                "<image xlink:href='data:image/svg+xml;base64,PHN2Zz4='/>",
                "<use href='https://evil.example/x.svg#a'/>",
                "<use xlink:href='#a'/>",
                "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
                "<animate attributeName='href' values='javascript:alert(1)'/>",
                "<set attributeName='onclick' to='alert(1)'/>",
                "<linearGradient xlink:href='https://evil.example/x.svg#a'/>",
                "<path fill='url(https://evil.example/x)'/>",
                "<path fill='url(//evil.example/x)'/>",
                "<path fill='URL(\"https://evil.example/x\")'/>",
                "<path style='fill:url(https://evil.example/x)'/>",
                "<path style='fill:u\\72l(https://evil.example/x)'/>",
                "<path style='background:image-set(\"evil.example\" 1x)'/>",
                "<path style='fill:red;width:expression(alert(1))'/>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<style>@import url(https://evil.example/x.css); .a{fill:red}</style>",
                "<style>.a{fill:url(https://evil.example/x)}</style>",
                "<style>@font-face{font-family:x;src:url(https://evil.example/x)}</style>",
                "<style>.a{fill:/* */url(/* */https://evil.example/x)}</style>",
                "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
                "<text>&lt;script&gt;alert(1)&lt;/script&gt;</text>",
                "<title><script>alert(1)</script></title>",
                "<?xml-stylesheet href='https://evil.example/x.css'?>",
                "<!-- <script>alert(1)</script> -->",
                "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
                "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.example'/>",
                "<handler xmlns='http://www.w3.org/2001/xml-events'>alert(1)</handler>",
                "<filter id='f'><feImage href='https://evil.example/x'/></filter>",
                "<pattern id='p'><image href='https://evil.example/x'/></pattern>",
                "<g xml:base='https://evil.example/'/>"
            })
    void nothingInADrawingRunsOrReachesOut(String part) {
        var written = written(drawing(part));

        assertThat(written)
                .doesNotContain(
                        "evil", "<script", "javascript", "data:", "onload", "onmouse", "<use", "<image", "import")
                .doesNotContain("expression", "foreignObject", "animate", "<set", "xlink", "<?", "<!--", "url(")
                .startsWith(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"512\" height=\"256\" viewBox=\"0 0 40 20\"");
    }

    @Test
    void whatIsPaintedStays() {
        var reading = read(
                drawing("<metadata>by Ann</metadata><defs><linearGradient id='g' gradientUnits='userSpaceOnUse'>"
                        + "<stop offset='0' stop-color='#fff'/></linearGradient><linearGradient id='h' xlink:href='#g'/>"
                        + "<clipPath id='c'><rect width='4' height='4'/></clipPath></defs>"
                        + "<style>.a,.b{fill:url(#g);stroke:rgb(1, 2, 3)} .c{position:fixed}</style>"
                        + "<g class='a' transform='translate(1 -2) scale(.5)' clip-path='url(#c)'>"
                        + "<path d='M0,0 L1e-2-3.5Z' style='fill:#0b6e4f;behavior:url(x)'/></g><text>A &amp; B</text>"),
                SVG);

        assertThat(text(reading.picture()))
                .contains(
                        "<linearGradient id=\"g\" gradientUnits=\"userSpaceOnUse\"><stop offset=\"0\" stop-color=\"#fff\">")
                .contains("<linearGradient id=\"h\" href=\"#g\">")
                .contains("<style>.a,.b{fill:url(#g);stroke:rgb(1, 2, 3)}</style>")
                .contains("<g class=\"a\" transform=\"translate(1 -2) scale(.5)\" clip-path=\"url(#c)\">")
                .contains("<path d=\"M0,0 L1e-2-3.5Z\" style=\"fill:#0b6e4f\">")
                .contains("<text>A &amp; B</text>");
        assertThat(reading.leftOut()).containsExactlyInAnyOrder("metadata", "onload");
        assertThat(text(read(reading.picture().content(), SVG).picture())).isEqualTo(text(reading.picture()));
    }

    @Test
    void linksAreLeftOutAndWhatTheyAreAroundStays() {
        assertThat(written(drawing("<a href='https://acme.example'><circle r='1'/></a>")))
                .endsWith("><circle r=\"1\"></circle></svg>");
    }

    @Test
    void masksOfMasksAreCut_sinceTheyWouldBePaintedOverAndOver() {
        var written = written(drawing("<mask id='a'><g><rect mask='url(#b)' style='mask:url(#b)'/></g></mask>"
                + "<style>.x{mask:url(#b)}</style><rect mask='url(#a)'/>"));

        assertThat(written).contains("<rect mask=\"url(#a)\">").doesNotContain("#b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
                "<!DOCTYPE svg SYSTEM 'file:///etc/passwd' [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>",
                "<!doctype svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE svg><!DOCTYPE svg [<!ENTITY a 'a'>]>"
            })
    void documentTypesAreRefused(String type) {
        refused(bytes(type + "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><text>&b;</text></svg>"), SVG);
    }

    @Test
    void documentTypeThatDrawingProgramsWriteIsPassedOver() {
        var written = written(bytes("\ufeff<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN'"
                + " 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
                + "<svg xmlns='http://www.w3.org/2000/svg' width='20px' height='10'/>"));

        assertThat(written)
                .isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"512\" height=\"256\""
                        + " viewBox=\"0 0 20.0 10.0\"></svg>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
                "<svg viewBox='0 0 1 1'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 1'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1e9 1'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 999999 1'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='100%'/>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><text>&undefined;</text></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>",
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/><script/>"
            })
    void whatIsNoDrawingIsRefused(String document) {
        refused(bytes(document), SVG);
    }

    @Test
    void drawingsInOtherEncodingsAreRefused() {
        var document = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><text>ü</text></svg>";
        refused(document.getBytes(UTF_16), SVG);
        refused(document.getBytes(ISO_8859_1), SVG);
    }

    @Test
    void drawingsOfManyPartsInPartsAreRefused() {
        refused(drawing("<g>".repeat(60) + "</g>".repeat(60)), SVG);
        refused(drawing("<g/>".repeat(10_001)), SVG);
    }

    /** Each would take minutes, or all of the stack, if anything in it were looked at again and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{", "}", "/*", "/", "a", "a ", "a,", " ", "a{", "@a{b{", "url(", "url(#", "(", ",", ";", ":"})
    void longRunsAreReadOnce(String run) {
        String runs = run.repeat(140_000 / run.length());

        assertThat(List.of(
                        written(drawing("<style>" + runs + "</style>")),
                        written(drawing("<path d='" + runs + "'/>")),
                        written(drawing("<path class='" + runs + "'/>")),
                        written(drawing("<path style='fill:" + runs + "'/>"))))
                .allSatisfy(kept -> assertThat(kept).startsWith("<svg"));
    }

    @Test
    void rulesBesideWhatIsLeftOutOfAStyleSheetStay() {
        assertThat(written(drawing("<style>@media print{.a{fill:red}} .b{fill:blue} /* no end .c{fill:lime}</style>")))
                .contains(".a{fill:red}.b{fill:blue}")
                .doesNotContain("lime");
    }

    @Test
    void pictureIsKept() throws IOException {
        for (var format : new String[] {"png", "jpg"}) {
            var reading = read(picture(format, 120, 40), format.equals("png") ? "image/png" : "image/jpeg");

            var shown = Objects.requireNonNull(
                    ImageIO.read(new ByteArrayInputStream(reading.picture().content())));
            assertThat(shown.getWidth())
                    .isEqualTo(120)
                    .isEqualTo(reading.picture().width());
            assertThat(shown.getHeight())
                    .isEqualTo(40)
                    .isEqualTo(reading.picture().height());
            assertThat(reading.picture().name()).matches("[0-9a-f]{64}\\." + format);
        }
    }

    @Test
    void whatHidesInAPngIsLeftOut() {
        var png = picture("png", 40, 40);
        var before = Arrays.copyOf(png, png.length - IEND_LENGTH);
        var end = Arrays.copyOfRange(png, png.length - IEND_LENGTH, png.length);
        var script = bytes("<script>alert(1)</script>");

        var reading = read(
                joined(before, chunk("tEXt", script), chunk("iCCP", script), end, script, bytes("PK\003\004")),
                "image/png");

        assertThat(reading.picture().content()).isEqualTo(png);
        assertThat(reading.leftOut()).containsExactlyInAnyOrder("tEXt", "iCCP", "bytes after the end");
    }

    @Test
    void whatHidesInAJpegIsLeftOut() {
        var jpeg = picture("jpg", 40, 40);
        var start = Arrays.copyOf(jpeg, 2);
        var rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
        var script = bytes("<script>alert(1)</script>");
        var comment = joined(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (script.length + 2)}, script);
        var exif = joined(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (script.length + 2)}, script);

        var reading = read(joined(start, comment, exif, rest, script), "image/jpeg");

        assertThat(new String(reading.picture().content(), ISO_8859_1)).doesNotContain("script");
        assertThat(reading.leftOut()).contains("COM", "APP1", "bytes after the end");
    }

    @Test
    void picturesThatAreBombsAreRefused() {
        var header = ByteBuffer.allocate(13).putInt(2000).putInt(2000).put(new byte[] {8, 6, 0, 0, 0});
        var signature = Arrays.copyOf(picture("png", 1, 1), 8);
        refused(
                joined(signature, chunk("IHDR", header.array()), chunk("IDAT", new byte[10]), chunk("IEND")),
                "image/png");
        header.putInt(0, 100_000);
        refused(
                joined(signature, chunk("IHDR", header.array()), chunk("IDAT", new byte[10]), chunk("IEND")),
                "image/png");
        header.putInt(0, -1);
        refused(joined(signature, chunk("IHDR", header.array()), chunk("IEND")), "image/png");
        refused(picture("png", 2001, 1000), "image/png");
        refused(picture("jpg", 10, 2001), "image/jpeg");
        refused(picture("png", 210, 10), "image/png");
    }

    @Test
    void pixelsAreAsManyAsThePictureSays() {
        var small = picture("png", 10, 10);
        var big = picture("png", 200, 200);
        refused(joined(Arrays.copyOf(small, 33), Arrays.copyOfRange(big, 33, big.length)), "image/png");
        refused(joined(Arrays.copyOf(big, 33), Arrays.copyOfRange(small, 33, small.length)), "image/png");
    }

    @Test
    void damagedPicturesAreRefused_whereverTheyBreakOff() {
        for (var format : new String[] {"png", "jpg"}) {
            var picture = picture(format, 20, 20);
            for (int length = 3; length < picture.length - 2; length++) {
                refused(Arrays.copyOf(picture, length), format.equals("png") ? "image/png" : "image/jpeg");
            }
        }
    }

    @Test
    void typeHasToBeThatOfTheContent() {
        for (var said : new String[] {SVG, "image/jpeg", "image/gif", "text/html", ""}) {
            assertThatExceptionOfType(OrganizationException.class)
                    .isThrownBy(() -> PictureReader.read(PictureUse.LOGO, said, picture("png", 10, 10)))
                    .satisfies(refusal -> assertThat(refusal.field()).contains("mediaType"));
        }
    }

    @Test
    void otherContentIsRefused() {
        refused(new byte[0], "image/png");
        refused(bytes("GIF89a"), "image/gif");
        refused(bytes("%PDF-1.7"), "image/png");
        refused(new byte[PictureUse.LOGO.maxBytes() + 1], "image/png");
    }

    @Test
    void whatIsTooLongIsRefusedUnread() {
        // Were it decoded, this would be no Base64.
        for (var use : PictureUse.values()) {
            for (var base64 : List.of("", "!".repeat(use.maxBytes() * 2), "!".repeat(use.maxBytes() / 3 * 4 + 8))) {
                assertThatExceptionOfType(OrganizationException.class)
                        .isThrownBy(() -> PictureReader.read(use, "image/png", base64))
                        .satisfies(refusal ->
                                assertThat(refusal.rule()).isEqualTo("must have 1 to " + use.maxBytes() + " bytes"));
            }
        }
    }

    @Test
    void everyLengthUpToTheLimitIsReadInBase64() {
        var png = picture("png", 20, 20);
        for (int more = 0; more < 4; more++) {
            var sent = joined(png, new byte[more]);
            assertThat(PictureReader.read(
                                    PictureUse.LOGO,
                                    "image/png",
                                    Base64.getEncoder().encodeToString(sent))
                            .picture()
                            .content())
                    .isEqualTo(png);
        }
        var longest = joined(png, new byte[PictureUse.LOGO.maxBytes() - png.length]);
        assertThat(PictureReader.read(
                                PictureUse.LOGO,
                                "image/png",
                                Base64.getEncoder().encodeToString(longest))
                        .leftOut())
                .containsExactly("bytes after the end");
    }

    @Test
    void faviconIsSmallAndSquare_andNoPhotograph() {
        assertThat(PictureReader.read(PictureUse.FAVICON, "image/png", picture("png", 32, 32))
                        .picture()
                        .width())
                .isEqualTo(32);
        assertThat(text(PictureReader.read(
                                PictureUse.FAVICON,
                                SVG,
                                bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><script/></svg>"))
                        .picture()))
                .isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"512\" height=\"512\""
                        + " viewBox=\"0 0 16 16\"></svg>");
        refusedFavicon(picture("png", 32, 31), "image/png");
        refusedFavicon(picture("png", 513, 513), "image/png");
        refusedFavicon(picture("jpg", 32, 32), "image/jpeg");
        refusedFavicon(drawing("<circle r='1'/>"), SVG);
        refusedFavicon(new byte[PictureUse.FAVICON.maxBytes() + 1], "image/png");
    }

    private static void refusedFavicon(byte[] sent, String mediaType) {
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(() -> PictureReader.read(PictureUse.FAVICON, mediaType, sent))
                .satisfies(refusal -> assertThat(refusal.field()).contains("content"));
    }

    private static void refused(byte[] sent, String mediaType) {
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(() -> PictureReader.read(PictureUse.LOGO, mediaType, sent))
                .satisfies(refusal -> assertThat(refusal.error()).isEqualTo(OrganizationError.INVALID_VALUE));
    }

    private static PictureReader.Reading read(byte[] sent, String mediaType) {
        return PictureReader.read(PictureUse.LOGO, mediaType, sent);
    }

    private static String written(byte[] drawing) {
        return text(read(drawing, SVG).picture());
    }

    private static String text(BrandPicture logo) {
        return new String(logo.content(), UTF_8);
    }

    private static byte[] drawing(String part) {
        return bytes("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
                + " viewBox='0 0 40 20' onload='alert(1)' width='1e9'>" + part + "</svg>");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        try (var written = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, written);
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] chunk(String type, byte... data) {
        var typed = joined(bytes(type), data);
        var checksum = new CRC32();
        checksum.update(typed);
        return joined(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                typed,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
