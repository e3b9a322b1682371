package io.keycloakb2b.organization;

/** A second way to prove who one is. */
public enum SecondFactor {
    OTP,
    WEBAUTHN,
    RECOVERY_CODE
}
