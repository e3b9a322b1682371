package io.keycloakb2b.command;

import io.keycloakb2b.organization.InvitationTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * An invitation as somebody wishes it.
 *
 * @param lifetime the organization's setting where there is none
 */
public record InvitationDraft(String email, InvitationTerms terms, Optional<Duration> lifetime) {}
