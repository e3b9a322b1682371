package io.keycloakb2b.testing.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;

/** An SMTP server on a free port of the loopback address that keeps what it gets. */
public final class MailServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final GreenMail greenMail;

    private MailServer(GreenMail greenMail) {
        this.greenMail = greenMail;
    }

    public static MailServer start() {
        var greenMail = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
        return new MailServer(greenMail);
    }

    /** What a realm has to know to send its mails here. */
    public Map<String, String> smtpSettings() {
        return Map.of(
                "host", HOST, "port", Integer.toString(greenMail.getSmtp().getPort()), "from", "keycloak@example.org");
    }

    public Mailbox mailbox(String address) {
        return new Mailbox(greenMail, address);
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
