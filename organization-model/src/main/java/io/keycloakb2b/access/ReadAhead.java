package io.keycloakb2b.access;

import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.AccessInputs;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What decisions about many organizations take, read together: the paths of them and of all above them, and what the
 * caller is and holds anywhere. Whatever else is asked for is read when it is. For lists alone, as it shows nothing
 * that is written later.
 */
public final class ReadAhead implements AccessInputs {

    private final AccessInputs inputs;
    private final RealmId realm;
    private final Map<OrganizationId, OrganizationPath> paths = new HashMap<>();
    private final Optional<Holdings> holdings;

    private ReadAhead(DecisionInputsProvider inputs, Caller caller, Collection<OrganizationId> organizations) {
        this.inputs = inputs;
        this.realm = caller.realm();
        inputs.paths(realm, organizations).forEach(this::keep);
        this.holdings = caller instanceof Caller.Member member
                ? Optional.of(Holdings.of(inputs, realm, member.user()))
                : Optional.empty();
    }

    public static ReadAhead of(DecisionInputsProvider inputs, Caller caller, Collection<OrganizationId> organizations) {
        return new ReadAhead(inputs, caller, organizations);
    }

    @Override
    public Optional<OrganizationPath> path(RealmId in, OrganizationId organization) {
        OrganizationPath known = in.equals(realm) ? paths.get(organization) : null;
        return known == null ? inputs.path(in, organization) : Optional.of(known);
    }

    @Override
    public Optional<Membership> membership(RealmId in, OrganizationId organization, UserId user) {
        Optional<Holdings> known = known(in, user);
        return known.isPresent()
                ? Optional.ofNullable(known.get().memberships().get(organization))
                : inputs.membership(in, organization, user);
    }

    @Override
    public List<RoleAssignment> assignments(RealmId in, OrganizationId organization, UserId user) {
        return known(in, user)
                .map(known -> known.assignments().getOrDefault(organization, List.of()))
                .orElseGet(() -> inputs.assignments(in, organization, user));
    }

    private Optional<Holdings> known(RealmId in, UserId user) {
        return holdings.filter(known -> in.equals(realm) && known.user().equals(user));
    }

    /** The path of an organization holds those of all above it; of one that Keycloak no longer has there is none. */
    private void keep(OrganizationPath path) {
        for (Optional<OrganizationPath> at = Optional.of(path);
                at.isPresent();
                at = at.get().parent()) {
            if (!at.get().organization().alias().isEmpty()) {
                paths.putIfAbsent(at.get().id(), at.get());
            }
        }
    }

    /** What a person is and holds in all organizations. */
    private record Holdings(
            UserId user,
            Map<OrganizationId, Membership> memberships,
            Map<OrganizationId, List<RoleAssignment>> assignments) {

        static Holdings of(DecisionInputsProvider inputs, RealmId realm, UserId user) {
            return new Holdings(
                    user,
                    inputs.memberships(realm, user).stream()
                            .collect(Collectors.toMap(Membership::organization, Function.identity())),
                    inputs.assignments(realm, user).stream()
                            .collect(Collectors.groupingBy(RoleAssignment::organization)));
        }
    }
}
