package io.keycloakb2b.testing.mail;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The mails to one address. */
public final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GreenMail greenMail;
    private final String address;

    Mailbox(GreenMail greenMail, String address) {
        this.greenMail = greenMail;
        this.address = address;
    }

    /** The newest mail; waits for the first one. */
    public Mail newest() {
        var mails = awaitMails(1);
        return mails.get(mails.size() - 1);
    }

    /** All mails, oldest first, once there are so many. */
    public List<Mail> awaitMails(int count) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (mails().size() < count) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("%d of %d mails to %s after %s: %s"
                        .formatted(mails().size(), count, address, PATIENCE, mails()));
            }
            greenMail.waitForIncomingEmail(100, greenMail.getReceivedMessages().length + 1);
        }
        return mails();
    }

    /** All mails that are here already, oldest first. */
    public List<Mail> mails() {
        return Arrays.stream(greenMail.getReceivedMessagesForDomain(address))
                .map(message -> {
                    try {
                        return Mail.read(message);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
