package io.keycloakb2b.rest;

import io.keycloakb2b.command.MemberChange;
import io.keycloakb2b.command.Patch;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.rest.openapi.About;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request changes of a member: a merge patch (RFC 7396), in which null clears. */
record MemberBody(
        @About(words = MembershipStatus.class, kept = true) Patch<String> status,
        @About(words = MemberType.class, kept = true) Patch<String> type,
        Patch<String> homeOrganization,
        Patch<String> externalId,
        @About(kept = true) Patch<Boolean> breakGlass,
        Patch<Map<String, @Nullable String>> attributes) {

    MemberChange change() {
        return new MemberChange(
                Fields.kept("status", status).map(word -> Fields.word("status", word, MembershipStatus.class)),
                Fields.kept("type", type).map(word -> Fields.word("type", word, MemberType.class)),
                homeOrganization.map(id -> Desk.id(id, OrganizationId::new)),
                externalId,
                Fields.kept("breakGlass", breakGlass),
                attributes.map(MemberBody::changes));
    }

    private static Map<String, Optional<String>> changes(Map<String, @Nullable String> attributes) {
        Map<String, Optional<String>> changes = new HashMap<>();
        attributes.forEach((name, value) -> changes.put(name, Optional.ofNullable(value)));
        return changes;
    }
}
