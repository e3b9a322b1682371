package io.keycloakb2b.organization;

/**
 * What an organization has to say to a person who is no member.
 *
 * @param seatFree whether one more member is within the limit
 * @param domain what the person's verified address opens
 */
public record JoiningRules(RegistrationMode mode, boolean seatFree, AutoJoin domain) {}
