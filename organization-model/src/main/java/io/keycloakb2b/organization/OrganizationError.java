package io.keycloakb2b.organization;

import java.util.Locale;

/**
 * Everything the pack may refuse, by a stable code. Each edge (REST, login, tokens) translates the category once;
 * nothing in the middle knows of status codes.
 */
public enum OrganizationError {
    /** Absent, or not the caller's: the two are never told apart. */
    NOT_FOUND(Category.NOT_FOUND),
    /** The organization is visible to the caller but the permission is missing. */
    FORBIDDEN(Category.FORBIDDEN),
    UNKNOWN_FIELD(Category.INVALID),
    INVALID_VALUE(Category.INVALID),
    MISSING_VALUE(Category.INVALID),
    PARENT_UNKNOWN(Category.INVALID),
    CYCLE(Category.INVALID),
    TOO_DEEP(Category.INVALID),
    ROLE_OUTSIDE_CEILING(Category.INVALID),
    ROLE_UNKNOWN(Category.INVALID),
    APPLICATION_UNKNOWN(Category.INVALID),
    APPLICATION_NOT_GRANTED(Category.INVALID),
    ROLE_GROUP_UNKNOWN(Category.INVALID),
    ROLE_GROUP_NOT_EXPOSED(Category.INVALID),
    PUBLIC_MAIL_DOMAIN(Category.INVALID),
    SETTING_LOCKED(Category.INVALID),
    SETTING_UNSATISFIABLE(Category.INVALID),
    /** Nobody raises their own rights, or hands out more than they hold. */
    ESCALATION(Category.FORBIDDEN),
    ALREADY_EXISTS(Category.CONFLICT),
    HAS_CHILDREN(Category.CONFLICT),
    IN_USE(Category.CONFLICT),
    /** A named limit is reached. */
    TOO_MANY(Category.CONFLICT),
    LAST_OWNER(Category.CONFLICT),
    SEAT_LIMIT(Category.CONFLICT),
    CONCURRENT_CHANGE(Category.CONFLICT),
    /** The organization takes nobody in, or not in this way. */
    REGISTRATION_CLOSED(Category.CONFLICT),
    /** The invitation or request was answered before, or its time is over. */
    ALREADY_ANSWERED(Category.CONFLICT),
    /** It has been done as often as it may be. */
    LIMIT_REACHED(Category.CONFLICT),
    /** Only whoever reads the mails to an address may use it, and nothing has shown that yet. */
    MAILBOX_NOT_PROVED(Category.FORBIDDEN),
    /** The mail server did not take a mail; nothing else was done either. */
    MAIL_NOT_SENT(Category.UNAVAILABLE),
    /** There is no deletion to undo, or its grace period is over. */
    NOT_DELETING(Category.CONFLICT),
    /** The person has founded as many organizations as the realm allows. */
    FOUNDING_LIMIT(Category.CONFLICT),
    /** The organization or one above it is suspended, disabled or being deleted. */
    ORGANIZATION_UNAVAILABLE(Category.FORBIDDEN);

    /** What kind of refusal an edge translates. */
    public enum Category {
        INVALID,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        /** Something outside is not working at the moment. */
        UNAVAILABLE
    }

    private final Category category;

    OrganizationError(Category category) {
        this.category = category;
    }

    public Category category() {
        return category;
    }

    /** The stable code in problem documents. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A refusal that names the field and the rule it broke. */
    public OrganizationException on(String field, String rule) {
        return new OrganizationException(this, field, rule);
    }

    /** A refusal that is about no field. */
    public OrganizationException because(String rule) {
        return new OrganizationException(this, "", rule);
    }
}
