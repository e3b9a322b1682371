package io.keycloakb2b.login;

import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.LoginPath;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/**
 * A login or token request in Keycloak's terms.
 *
 * @param requested what the scope says about organizations
 * @param chosen the organizations that were chosen on a page or are bound to what is asked for
 * @param typed what a person typed as user name or e-mail address, while nobody has proved identity
 * @param user the person, known by the proofs
 * @param proofs how the person has proved identity, each of which may do; empty while nobody has
 * @param invitation what is kept of the token that came with the request
 * @param lastUse when the session that goes on was last used; for a refresh, when its token was issued
 * @param changesCredentials whether the person goes on to change how the account is signed in to
 * @param secondFactorPostponed the organizations for which the person wants to set up a second factor later
 * @param secondFactorAsked whether the application asks for a second factor in this login, whatever the rules say
 */
public record LoginSituation(
        LoginPath path,
        ClientModel client,
        RequestedOrganizations requested,
        Set<OrganizationId> chosen,
        Optional<String> typed,
        Optional<UserModel> user,
        List<Proof> proofs,
        Optional<InvitationToken.Hash> invitation,
        Optional<Instant> lastUse,
        boolean changesCredentials,
        Set<OrganizationId> secondFactorPostponed,
        boolean secondFactorAsked) {

    public LoginSituation {
        chosen = Set.copyOf(chosen);
        proofs = List.copyOf(proofs);
        secondFactorPostponed = Set.copyOf(secondFactorPostponed);
    }

    /** The address whose domain counts: the known person's own, otherwise the typed one. */
    Optional<String> email() {
        return user.isPresent() ? user.map(UserModel::getEmail) : typed;
    }
}
