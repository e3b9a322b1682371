package io.keycloakb2b.testing.actor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures as people have them. */
public final class Pictures {

    private Pictures() {}

    /** What the API takes. */
    public static Map<String, Object> upload(String mediaType, byte[] picture) {
        return Map.of("mediaType", mediaType, "content", Base64.getEncoder().encodeToString(picture));
    }

    /** An SVG drawing. */
    public static byte[] drawing(String color) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 60\"><circle cx=\"30\" cy=\"30\" r=\"26\" fill=\""
                        + color + "\"/><text x=\"68\" y=\"41\" font-family=\"sans-serif\" font-size=\"32\" fill=\""
                        + color
                        + "\">Acme</text></svg>")
                .getBytes(UTF_8);
    }

    /** A square SVG drawing. */
    public static byte[] icon(String color) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"16\" r=\"15\" fill=\""
                        + color + "\"/></svg>")
                .getBytes(UTF_8);
    }

    /** @param format png or jpg */
    public static byte[] photograph(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(0x0b6e4f));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        try (var written = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, written);
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
