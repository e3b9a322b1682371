package io.keycloakb2b.authentication;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.crypto.JavaAlgorithm;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;

/** How fast codes may be sent. Counted in the cluster's store, so that requests at the same time count one by one. */
final class SendingPace {

    /** Most codes that are mailed to one account within {@link #WINDOW}, whoever asks for them. */
    static final int MOST = 10;

    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final String KEY = "b2b-email-code.pace.";

    private SendingPace() {}

    /** Whether a login may ask for another code for this subject; the same whether or not there is such an account. */
    static boolean mayAsk(AuthenticationFlowContext context, String subject, int waitSeconds) {
        String login = context.getAuthenticationSession().getParentSession().getId();
        return context.getSession().singleUseObjects().putIfAbsent(KEY + login + "." + hash(subject), waitSeconds);
    }

    /** Whether one more may go to an account; what is beyond is dropped without a word. */
    static boolean maySend(SingleUseObjectProvider once, RealmModel realm, UserModel user) {
        for (int number = 1; number <= MOST; number++) {
            if (once.putIfAbsent(KEY + realm.getId() + "." + user.getId() + "." + number, WINDOW.toSeconds())) {
                return true;
            }
        }
        return false;
    }

    private static String hash(String subject) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HashUtils.hash(JavaAlgorithm.SHA256, subject.getBytes(StandardCharsets.UTF_8)));
    }
}
