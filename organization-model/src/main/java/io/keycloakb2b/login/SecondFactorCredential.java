package io.keycloakb2b.login;

import io.keycloakb2b.organization.SecondFactor;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** The types of credentials that Keycloak keeps second factors as. */
public final class SecondFactorCredential {

    private SecondFactorCredential() {}

    /** Empty for a passkey, which is a first factor to Keycloak. */
    public static Optional<String> of(SecondFactor factor) {
        return switch (factor) {
            case OTP -> Optional.of(OTPCredentialModel.TYPE);
            case WEBAUTHN -> Optional.of(WebAuthnCredentialModel.TYPE_TWOFACTOR);
            case RECOVERY_CODE -> Optional.of(RecoveryAuthnCodesCredentialModel.TYPE);
            case PASSKEY -> Optional.empty();
        };
    }

    /** Those that a person has set up. */
    public static Set<SecondFactor> enrolled(UserModel user) {
        return Arrays.stream(SecondFactor.values())
                .filter(factor -> of(factor)
                        .filter(user.credentialManager()::isConfiguredFor)
                        .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    static Optional<SecondFactor> named(String type) {
        return Arrays.stream(SecondFactor.values())
                .filter(factor -> of(factor).filter(type::equals).isPresent())
                .findFirst();
    }
}
