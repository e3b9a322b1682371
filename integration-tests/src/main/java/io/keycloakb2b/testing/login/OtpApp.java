package io.keycloakb2b.testing.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** The authenticator app on a person's phone (RFC 6238, Keycloak's defaults). */
public final class OtpApp {

    private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    private final SecretKeySpec secret;

    OtpApp(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1");
    }

    /** The code of this moment. */
    String code() {
        return at(Instant.now());
    }

    /** The code of the period after this one; Keycloak takes each code once, and allows one period of clock skew. */
    String nextCode() {
        return at(Instant.now().plus(codes.getTimeStep()));
    }

    private String at(Instant moment) {
        try {
            return codes.generateOneTimePasswordString(secret, moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
