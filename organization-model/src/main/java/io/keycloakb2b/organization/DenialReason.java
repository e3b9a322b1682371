package io.keycloakb2b.organization;

import java.util.Locale;

/** Why a login or token is refused; the word is stable and stands in events and error descriptions. */
public enum DenialReason {
    /** The application does not serve organizations. */
    ORG_NOT_ALLOWED,
    /** The application serves nobody without an organization. */
    ORG_REQUIRED,
    /** The hints of the request name different organizations. */
    ORG_MISMATCH,
    /** No such organization, or not for this person: never told apart. */
    ORG_UNKNOWN,
    /** The organization, or one above it, is suspended, disabled or being deleted. */
    ORG_UNAVAILABLE,
    /** The application is not granted, or not active, here or above. */
    APP_NOT_AVAILABLE,
    /** A first factor that the rules do not allow. */
    METHOD_NOT_ALLOWED,
    /** The rules leave no first factor. */
    NO_METHOD,
    /** Single sign-on is required and no provider is usable. */
    SSO_UNAVAILABLE,
    /** The identity provider belongs to another organization. */
    IDP_ORG_MISMATCH,
    USER_DISABLED,
    EMAIL_UNVERIFIED,
    NOT_A_MEMBER,
    /** The organization's identity provider makes no members by itself. */
    NOT_PROVISIONED,
    MEMBER_PENDING,
    MEMBER_SUSPENDED,
    /** The invitation is to another address than the person's. */
    INVITATION_OTHER_ADDRESS,
    INVITATION_EXPIRED,
    /** Taken back, or nobody stands by it any more. */
    INVITATION_REVOKED,
    /** Accepted or declined before. */
    INVITATION_USED,
    /** An identity provider asserts an address that it may not assert. */
    EMAIL_OUTSIDE_ORG,
    /** A second factor is needed on a path that cannot ask for it. */
    MFA_REQUIRED,
    /** An answer of the person is needed on a path that cannot ask for it. */
    INTERACTION_REQUIRED,
    /** Sessions of the organization were ended after this one began. */
    SESSION_ENDED,
    /** The application asks for a role and the member has none. */
    NO_ROLE,
    /** The application asks for a relation to the organization that the member does not stand in. */
    NO_RELATION,
    /** Every seat of the organization is taken. */
    SEAT_LIMIT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
