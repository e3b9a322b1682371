package io.keycloakb2b.command;

import io.keycloakb2b.organization.AssignedRole;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key to be.
 *
 * @param expiresAt empty for never
 */
public record ApiKeyDraft(String name, Set<AssignedRole> roles, Optional<Instant> expiresAt) {}
