package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Account;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.MemberAttributes;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.MemberFilter;
import io.keycloakb2b.spi.MemberStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.MembershipType;

/**
 * The pack's records of memberships, beside Keycloak's rows of who is a member. Like Keycloak's own list of members,
 * it shows users of the local storage (imported ones included) and no others.
 */
final class JpaMemberStore implements MemberStore {

    private static final String SELECTED = "r, u.email, u.firstName, u.lastName, u.enabled, m.membershipType";

    private final Rows rows;
    private final Clock clock;
    private final KeysetPages pages;
    private final MemberRows memberRows;
    private final MemberAttributeRows attributeRows;

    JpaMemberStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.pages = new KeysetPages(rows);
        this.memberRows = new MemberRows(rows, clock);
        this.attributeRows = new MemberAttributeRows(rows);
    }

    @Override
    public void put(OrganizationScope scope, Membership membership) {
        Checks.own(scope, membership.organization());
        rows.put(new MembershipEntity(scope.realm(), withEndOfSessions(scope, membership)), Checks::concurrentChange);
    }

    /** Sessions may have been ended since the record was read, and stay so. */
    private Membership withEndOfSessions(OrganizationScope scope, Membership membership) {
        return rows.lock(
                        MembershipEntity.class,
                        new MembershipEntity.Key(
                                scope.realm().value(),
                                membership.organization().value(),
                                membership.user().value()))
                .flatMap(stored -> stored.membership().sessionsNotBefore())
                .map(membership::withSessionsEndedBefore)
                .orElse(membership);
    }

    @Override
    public void endSessionsBefore(OrganizationScope scope, Principal whose, Instant moment) {
        new EndedSessions(rows, scope, moment).of(whose);
    }

    @Override
    public void putReminders(OrganizationScope scope, Membership membership) {
        Checks.own(scope, membership.organization());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", scope.realm().value());
        parameters.put("org", scope.organization().value());
        parameters.put("user", membership.user().value());
        parameters.put("suggested", millis(membership.reminders().suggested()));
        parameters.put("required", millis(membership.reminders().required()));
        int written = rows.execute(
                "update B2bMembership m set m.factorSuggestedAt = :suggested, m.factorRequiredAt = :required"
                        + " where m.realmId = :realm and m.organizationId = :org and m.userId = :user",
                parameters,
                Set.of(new DecisionSubject.Person(membership.user())));
        if (written == 0) {
            put(scope, membership);
        }
    }

    private static @Nullable Long millis(Optional<Instant> moment) {
        return moment.map(Instant::toEpochMilli).orElse(null);
    }

    @Override
    public void remove(OrganizationScope scope, UserId user) {
        memberRows.remove(scope.realm(), scope.organization(), user);
    }

    @Override
    public Page<Member> members(OrganizationScope scope, MemberFilter filter, PageRequest page) {
        Page<Member> found = page(scope, MemberQuery.of(rows, scope, filter, clock.millis()), page);
        Map<String, Map<String, String>> attributes = attributeRows.of(
                scope,
                found.items().stream()
                        .map(member -> member.membership().user().value())
                        .toList());
        List<Member> complete = found.items().stream()
                .map(member -> new Member(
                        member.membership(),
                        member.account(),
                        attributes.getOrDefault(member.membership().user().value(), Map.of())))
                .toList();
        return new Page<>(complete, found.next());
    }

    @Override
    public Page<Member> directory(OrganizationScope scope, Optional<String> search, PageRequest page) {
        MemberFilter filter = new MemberFilter(
                Optional.of(MembershipStatus.ACTIVE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                search);
        return page(scope, MemberQuery.of(rows, scope, filter, clock.millis()).inDirectory(), page);
    }

    private Page<Member> page(OrganizationScope scope, MemberQuery query, PageRequest page) {
        return pages.page(
                query.text(), "u.username", "u.id", SELECTED, query.parameters(), page, row -> member(scope, row));
    }

    @Override
    public long count(OrganizationScope scope, MemberFilter filter) {
        MemberQuery query = MemberQuery.of(rows, scope, filter, clock.millis());
        return rows.list("select count(u.id) from " + query.text(), Long.class, query.parameters())
                .get(0);
    }

    @Override
    public long count(OrganizationScope scope) {
        return count(scope, MemberFilter.none());
    }

    @Override
    public MemberAttributes attributes(OrganizationScope scope, UserId user) {
        return new MemberAttributes(
                attributeRows.of(scope, List.of(user.value())).getOrDefault(user.value(), Map.of()));
    }

    @Override
    public void putAttributes(OrganizationScope scope, UserId user, MemberAttributes attributes) {
        attributeRows.replace(scope, user, attributes.values());
    }

    @Override
    public long seatsTaken(OrganizationScope scope) {
        String organization = scope.organization().value();
        return new SeatCounts(rows)
                .seats(Map.of("realm", scope.realm().value()), List.of(organization))
                .getOrDefault(organization, 0L);
    }

    private static Member member(OrganizationScope scope, Object[] row) {
        Membership membership = row[2] == null
                ? Membership.employee(scope.organization(), new UserId((String) row[0]))
                : ((MembershipEntity) row[2]).membership();
        Account account = new Account(
                (String) row[1],
                text(row[3]),
                text(row[4]),
                text(row[5]),
                (Boolean) row[6],
                MembershipType.MANAGED.name().equals(row[7]));
        return new Member(membership, account, Map.of());
    }

    private static String text(@Nullable Object column) {
        return Texts.orEmpty((String) column);
    }
}
