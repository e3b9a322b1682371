package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.Set;

/**
 * A person who has been proved to be somebody.
 *
 * @param membership in the target organization; empty where the person is no member
 * @param anyEffectiveRole whether the person has an effective app role of the application in the target organization
 * @param secondFactors those that the person has set up
 * @param breakGlass whether the person may use a local factor where every organization that requires single sign-on
 *     has no usable provider
 * @param requiredRelation whether the person stands in the relation to the target organization that the application
 *     requires; true where it requires none
 */
public record Person(
        boolean enabled,
        Optional<Membership> membership,
        boolean anyEffectiveRole,
        Set<SecondFactor> secondFactors,
        boolean breakGlass,
        boolean requiredRelation) {

    /** Somebody of whom no relation is required, or who stands in it. */
    public Person(
            boolean enabled,
            Optional<Membership> membership,
            boolean anyEffectiveRole,
            Set<SecondFactor> secondFactors,
            boolean breakGlass) {
        this(enabled, membership, anyEffectiveRole, secondFactors, breakGlass, true);
    }

    public Person {
        secondFactors = Set.copyOf(secondFactors);
    }
}
