package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * A person who has been proved to be somebody.
 *
 * @param membership in the target organization; empty where the person is no member
 * @param anyEffectiveRole whether the person has an effective app role of the application in the target organization
 */
public record Person(boolean enabled, Optional<Membership> membership, boolean anyEffectiveRole) {}
