package io.keycloakb2b.command;

import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * An organization to be.
 *
 * @param alias stands in scopes and tokens; lower case, never changed
 */
public record OrganizationDraft(
        String name,
        String alias,
        String kind,
        AdminInheritance adminInheritance,
        Optional<String> externalId,
        Optional<String> billingReference,
        OptionalInt seatLimit) {

    /** Longest name, in characters. */
    public static final int MAX_NAME = 255;
    /** Longest kind, in characters. */
    public static final int MAX_KIND = 40;

    private static final Pattern ALIAS = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?");

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the field */
    public OrganizationDraft {
        name = requireText("name", name, MAX_NAME);
        kind = requireText("kind", kind, MAX_KIND);
        if (!ALIAS.matcher(alias).matches()) {
            throw OrganizationError.INVALID_VALUE.on(
                    "alias",
                    "must have 1 to 100 lower-case letters, digits, dots, hyphens and underscores, and begin and end"
                            + " with a letter or digit");
        }
        externalId.ifPresent(value -> requireText("externalId", value, MAX_NAME));
        billingReference.ifPresent(value -> requireText("billingReference", value, MAX_NAME));
        requireSeats(seatLimit);
    }

    static String requireText(String field, String value, int max) {
        String text = value.strip();
        if (text.isEmpty() || text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            throw OrganizationError.INVALID_VALUE.on(
                    field, "must have 1 to " + max + " characters and no control characters");
        }
        return text;
    }

    static void requireSeats(OptionalInt seatLimit) {
        if (seatLimit.isPresent() && seatLimit.getAsInt() < 0) {
            throw OrganizationError.INVALID_VALUE.on("seatLimit", "must not be negative");
        }
    }

    OrganizationNode node(OrganizationId id, Optional<OrganizationId> parent) {
        return new OrganizationNode(
                id, parent, kind, OrganizationStatus.ACTIVE, adminInheritance, externalId, billingReference, seatLimit);
    }
}
