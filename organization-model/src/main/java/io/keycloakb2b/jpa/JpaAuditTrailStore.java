package io.keycloakb2b.jpa;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.AuditTrailStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages of the audit log by time and id, downwards. */
final class JpaAuditTrailStore implements AuditTrailStore {

    private final Rows rows;

    JpaAuditTrailStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public Page<RecordedEvent> events(OrganizationScope scope, AuditQuery query, PageRequest page) {
        Search search = new Search(scope.realm(), query).in(scope.organization());
        if (query.actor().isPresent() && scope.actor().kind() != Actor.Kind.PLATFORM) {
            search.and("e.actorKind in :known", "known", List.of(Actor.Kind.PERSON.name(), Actor.Kind.API_KEY.name()));
        }
        return page(search, page);
    }

    @Override
    public Page<RecordedEvent> events(
            RealmScope scope, Optional<OrganizationId> organization, AuditQuery query, PageRequest page) {
        Search search = new Search(scope.realm(), query);
        organization.ifPresent(search::in);
        return page(search, page);
    }

    private Page<RecordedEvent> page(Search search, PageRequest request) {
        request.after().map(PageKey::parse).ifPresent(search::after);
        // one more than wanted tells whether there is a next page
        List<RecordedEvent> found = rows
                .list(
                        "select e from B2bAuditEvent e where " + search.condition + " order by e.time desc, e.id desc",
                        AuditEventEntity.class,
                        search.parameters,
                        request.max() + 1)
                .stream()
                .map(AuditEventEntity::recorded)
                .toList();
        if (found.size() <= request.max()) {
            return new Page<>(found, Optional.empty());
        }
        List<RecordedEvent> shown = found.subList(0, request.max());
        RecordedEvent last = shown.get(shown.size() - 1);
        String time = Long.toString(last.event().time().toEpochMilli());
        return new Page<>(shown, Optional.of(new PageKey(last.id(), time).text()));
    }

    /** The conditions of one search, in the order in which the indexes have their columns. */
    private static final class Search {

        private final StringBuilder condition = new StringBuilder("e.realmId = :realm");
        private final Map<String, Object> parameters = new HashMap<>();

        Search(RealmId realm, AuditQuery query) {
            parameters.put("realm", realm.value());
            query.actor().ifPresent(actor -> and("e.actorId = :actor", "actor", actor.value()));
            query.target().ifPresent(target -> and("e.target = :target", "target", target));
            // Only letters, digits, dots and hyphens are in an action: nothing that like would take for a wildcard.
            query.action()
                    .ifPresent(action -> and(
                            query.actionIsPrefix() ? "e.action like :action" : "e.action = :action",
                            "action",
                            query.actionIsPrefix() ? action + "%" : action));
            query.outcome().ifPresent(outcome -> {
                switch (outcome) {
                    case DONE -> condition.append(" and e.error is null");
                    case REFUSED -> condition.append(" and e.error is not null");
                }
            });
            query.from().ifPresent(from -> and("e.time >= :from", "from", from.toEpochMilli()));
            query.to().ifPresent(to -> and("e.time < :to", "to", to.toEpochMilli()));
        }

        Search in(OrganizationId organization) {
            return and("e.organizationId = :org", "org", organization.value());
        }

        Search after(PageKey key) {
            parameters.put("lastId", key.id());
            return and("(e.time < :last or (e.time = :last and e.id < :lastId))", "last", time(key));
        }

        Search and(String clause, String parameter, Object value) {
            condition.append(" and ").append(clause);
            parameters.put(parameter, value);
            return this;
        }

        private static Long time(PageKey key) {
            try {
                return Long.valueOf(key.name());
            } catch (NumberFormatException malformed) {
                throw OrganizationError.INVALID_VALUE.on("after", "is no key of this list");
            }
        }
    }
}
