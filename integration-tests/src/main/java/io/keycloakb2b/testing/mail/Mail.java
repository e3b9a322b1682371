package io.keycloakb2b.testing.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;

/** A mail with its two bodies; one that was not sent is empty. */
public record Mail(String subject, String text, String html) {

    private static final Pattern LINK = Pattern.compile("href=\"(https?://[^\"]+)\"|(https?://[^\\s<>\"]+)");

    /** The first link, from the HTML body if there is one. */
    public URI link() {
        var match = LINK.matcher(html.isEmpty() ? text : html);
        if (!match.find()) {
            throw new AssertionError("No link in " + this);
        }
        var link = match.group(1) == null ? match.group(2) : match.group(1);
        return URI.create(link.replace("&amp;", "&"));
    }

    static Mail read(MimeMessage message) throws MessagingException, IOException {
        return new Mail(message.getSubject(), body(message, "text/plain"), body(message, "text/html"));
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart child = multipart.getBodyPart(i);
                var body = body(child, type);
                if (!body.isEmpty()) {
                    return body;
                }
            }
        }
        return "";
    }
}
