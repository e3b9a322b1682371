package io.keycloakb2b.command;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import java.time.Instant;
import java.util.Optional;

/** A role to be handed out by an administrator. */
public record RoleChange(AssignedRole role, AssignmentScope scope, Optional<Instant> expiresAt) {}
