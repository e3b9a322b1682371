package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.Account;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.rest.openapi.About;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A member as it leaves.
 *
 * @param enabled whether the account is; an account that is not opens nothing anywhere
 * @param homeOrganization the id of the employer of a collaborator
 * @param managed whether native Keycloak holds the account to belong to the organization
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record MemberView(
        String id,
        String username,
        String email,
        String firstName,
        String lastName,
        boolean enabled,
        @About(words = MemberType.class) String type,
        @About(words = MembershipStatus.class) String status,
        Optional<String> homeOrganization,
        boolean breakGlass,
        boolean managed,
        Optional<String> externalId,
        Map<String, String> attributes) {

    static MemberView of(Member member) {
        Membership membership = member.membership();
        Account account = member.account();
        return new MemberView(
                membership.user().value(),
                account.username(),
                account.email(),
                account.firstName(),
                account.lastName(),
                account.enabled(),
                Fields.word(membership.type()),
                Fields.word(membership.status()),
                membership.home().map(OrganizationId::value),
                membership.breakGlass(),
                account.managed(),
                membership.externalId(),
                new TreeMap<>(member.attributes()));
    }
}
