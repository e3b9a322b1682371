package io.keycloakb2b.login;

import io.keycloakb2b.organization.DomainPolicy;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.SsoRequirement;
import io.keycloakb2b.organization.TargetOrganization;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;

/** Who may come in, and where, while an organization that requires single sign-on has no usable provider. */
final class BreakGlass {

    private final DecisionInputsProvider inputs;
    private final RealmId realm;

    BreakGlass(DecisionInputsProvider inputs, RealmId realm) {
        this.inputs = inputs;
        this.realm = realm;
    }

    /** To the portal alone, which is the account console. */
    static boolean door(ClientModel client) {
        return Constants.ACCOUNT_CONSOLE_CLIENT_ID.equals(client.getClientId());
    }

    /** Whether each organization that requires single sign-on here has chosen the person for emergencies. */
    boolean chosen(UserId user, Optional<TargetOrganization> target, Optional<DomainPolicy> domainPolicy) {
        Set<OrganizationId> requiring = SsoRequirement.of(target, domainPolicy).organizations();
        return !requiring.isEmpty() && requiring.stream().allMatch(organization -> chosen(user, organization));
    }

    private boolean chosen(UserId user, OrganizationId organization) {
        return inputs.membership(realm, organization, user)
                .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                .filter(Membership::breakGlass)
                .isPresent();
    }
}
