package io.keycloakb2b.rest;

import io.keycloakb2b.organization.Member;
import java.util.List;

/** Members as a table. */
final class MemberCsv {

    static final List<String> COLUMNS = List.of(
            "userId",
            "username",
            "email",
            "firstName",
            "lastName",
            "enabled",
            "type",
            "status",
            "homeOrganization",
            "externalId",
            "managed",
            "attributes");

    private MemberCsv() {}

    static String line(Member found) {
        MemberView member = MemberView.of(found);
        return Csv.line(List.of(
                member.id(),
                member.username(),
                member.email(),
                member.firstName(),
                member.lastName(),
                Boolean.toString(member.enabled()),
                member.type(),
                member.status(),
                member.homeOrganization().orElse(""),
                member.externalId().orElse(""),
                Boolean.toString(member.managed()),
                member.attributes().isEmpty() ? "" : Json.write(member.attributes())));
    }
}
