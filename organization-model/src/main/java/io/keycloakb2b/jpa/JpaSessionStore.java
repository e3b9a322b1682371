package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.MemberFilter;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.SessionStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Looks into Keycloak's table of sessions. */
final class JpaSessionStore implements SessionStore {

    private static final MemberFilter ACTIVE = new MemberFilter(
            Optional.of(MembershipStatus.ACTIVE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final String SELECTED = "r.sessionsNotBefore, (select count(s.userSessionId)"
            + " from PersistentUserSessionEntity s where s.userId = u.id and s.realmId = u.realmId)";

    private final Rows rows;
    private final KeysetPages pages;
    private final Clock clock;

    JpaSessionStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.pages = new KeysetPages(rows);
        this.clock = clock;
    }

    @Override
    public Page<Candidate> candidates(OrganizationScope scope, PageRequest page) {
        MemberQuery members = MemberQuery.of(rows, scope, ACTIVE, clock.millis());
        return pages.page(
                members.text(),
                "u.username",
                "u.id",
                SELECTED,
                members.parameters(),
                page,
                row -> new Candidate(
                        new UserId((String) row[0]),
                        (Long) row[3] > 0,
                        Optional.ofNullable((Long) row[2]).map(Instant::ofEpochMilli)));
    }
}
