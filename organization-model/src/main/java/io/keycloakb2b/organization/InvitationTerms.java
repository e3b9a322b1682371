package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.Set;

/**
 * As what somebody is invited, and how to come in.
 *
 * @param roles organization roles and app roles, for the organization itself and for good
 * @param provider the organization's identity provider by which alone the invitation can be accepted
 * @param application where the person is sent afterwards; the account console where there is none
 * @param redirectUri a registered address of the application; its own page where there is none
 * @param locale the language of the mail; the realm's own where there is none
 */
public record InvitationTerms(
        MemberType type,
        Set<AssignedRole> roles,
        Set<TeamId> teams,
        Optional<ProviderAlias> provider,
        Optional<ClientId> application,
        Optional<String> redirectUri,
        Optional<String> locale) {

    public InvitationTerms {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
    }

    /** Nothing beyond membership. */
    public static InvitationTerms of(MemberType type) {
        return new InvitationTerms(
                type, Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
