package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * A user in the context of one organization. Native Keycloak owns the fact of membership; the pack keeps the rest.
 *
 * @param home for collaborators, the organization that employs them
 * @param breakGlass may use a local factor while no identity provider is usable
 * @param externalId the id another system knows the member by; never used to resolve a request
 * @param sessionsNotBefore proofs and refresh tokens of this person older than this count no more here; empty where
 *     the person's sessions were never ended
 * @param reminders when the person was asked to set up a second factor, and put it off
 */
public record Membership(
        OrganizationId organization,
        UserId user,
        MemberType type,
        MembershipStatus status,
        Optional<OrganizationId> home,
        boolean breakGlass,
        Optional<String> externalId,
        Optional<Instant> sessionsNotBefore,
        SecondFactorReminders reminders) {

    /** A membership whose sessions were never ended, and whose person was never reminded of anything. */
    public Membership(
            OrganizationId organization,
            UserId user,
            MemberType type,
            MembershipStatus status,
            Optional<OrganizationId> home,
            boolean breakGlass,
            Optional<String> externalId) {
        this(
                organization,
                user,
                type,
                status,
                home,
                breakGlass,
                externalId,
                Optional.empty(),
                SecondFactorReminders.none());
    }

    /** What a native member without a record is. */
    public static Membership employee(OrganizationId organization, UserId user) {
        return new Membership(
                organization,
                user,
                MemberType.EMPLOYEE,
                MembershipStatus.ACTIVE,
                Optional.empty(),
                false,
                Optional.empty());
    }

    public Membership withStatus(MembershipStatus newStatus) {
        return new Membership(
                organization, user, type, newStatus, home, breakGlass, externalId, sessionsNotBefore, reminders);
    }

    public Membership withType(MemberType newType) {
        return new Membership(
                organization, user, newType, status, home, breakGlass, externalId, sessionsNotBefore, reminders);
    }

    public Membership withBreakGlass(boolean chosen) {
        return new Membership(organization, user, type, status, home, chosen, externalId, sessionsNotBefore, reminders);
    }

    public Membership withHome(Optional<OrganizationId> newHome) {
        return new Membership(
                organization, user, type, status, newHome, breakGlass, externalId, sessionsNotBefore, reminders);
    }

    public Membership withExternalId(Optional<String> newExternalId) {
        return new Membership(
                organization, user, type, status, home, breakGlass, newExternalId, sessionsNotBefore, reminders);
    }

    /** Ends the person's sessions here; what was ended stays ended. */
    public Membership withSessionsEndedBefore(Instant moment) {
        Instant latest = sessionsNotBefore.filter(moment::isBefore).orElse(moment);
        return new Membership(
                organization, user, type, status, home, breakGlass, externalId, Optional.of(latest), reminders);
    }

    public Membership withReminders(SecondFactorReminders newReminders) {
        return new Membership(
                organization, user, type, status, home, breakGlass, externalId, sessionsNotBefore, newReminders);
    }
}
