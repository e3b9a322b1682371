package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Something an administrator does, to the reference and to the tables alike; nothing where it makes no sense. */
interface Operation {

    void run(ReferenceWorld reference, WorldOnDisk disk);

    /** A root, or a child where the parent exists; deeper than the limit is refused. */
    record Create(int organization, Optional<Integer> parent) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)
                    || parent.filter(above -> !reference.has(above)).isPresent()) {
                return;
            }
            boolean tooDeep = parent.filter(above -> reference.path(above).size() == ReferenceWorld.MAX_DEPTH)
                    .isPresent();
            if (tooDeep) {
                assertRefused(OrganizationError.TOO_DEEP, () -> disk.create(organization, parent));
                disk.forget(organization);
                return;
            }
            disk.create(organization, parent);
            reference.create(organization, parent);
        }
    }

    /** Below another, or to the top; below itself and too deep are refused, and then nothing has moved. */
    record Move(int organization, Optional<Integer> parent) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (!reference.has(organization)
                    || parent.filter(above -> !reference.has(above)).isPresent()) {
                return;
            }
            if (parent.filter(above -> reference.below(above, organization)).isPresent()) {
                assertRefused(OrganizationError.CYCLE, () -> disk.move(organization, parent));
            } else if (parent.filter(above ->
                            reference.path(above).size() + reference.height(organization) > ReferenceWorld.MAX_DEPTH)
                    .isPresent()) {
                assertRefused(OrganizationError.TOO_DEEP, () -> disk.move(organization, parent));
            } else {
                disk.move(organization, parent);
                reference.node(organization).parent = parent;
            }
        }
    }

    /** Only leaves go. */
    record Remove(int organization) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization) && !reference.hasChildren(organization)) {
                disk.remove(organization);
                reference.remove(organization);
            }
        }
    }

    record Status(int organization, OrganizationStatus status) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.status(organization, status);
                reference.node(organization).status = status;
            }
        }
    }

    record GrantApplication(int organization, GrantStatus status) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.grantApplication(organization, status);
                reference.node(organization).application = Optional.of(status);
            }
        }
    }

    /** Takes the role groups of the application along. */
    record WithdrawApplication(int organization) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.withdrawApplication(organization);
                reference.node(organization).application = Optional.empty();
                reference.node(organization).groups.clear();
            }
        }
    }

    record GrantGroup(int organization, int group, boolean exposed) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.grantGroup(organization, group, exposed);
                reference.node(organization).groups.put(group, exposed);
            }
        }
    }

    record WithdrawGroup(int organization, int group) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.withdrawGroup(organization, group);
                reference.node(organization).groups.remove(group);
            }
        }
    }

    record Join(int organization, int person) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                var members = reference.node(organization).members;
                disk.join(organization, person, members.containsKey(person));
                members.put(person, MembershipStatus.ACTIVE);
            }
        }
    }

    record ChangeMember(int organization, int person, MembershipStatus status) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)
                    && reference.node(organization).members.containsKey(person)) {
                disk.member(organization, person, status);
                reference.node(organization).members.put(person, status);
            }
        }
    }

    /** Also of somebody who is no member yet, and outside the ceiling: it stays dormant. */
    record Assign(int organization, int person, int role) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.assign(organization, person, role);
                reference
                        .node(organization)
                        .assigned
                        .computeIfAbsent(person, absent -> new HashSet<>())
                        .add(role);
            }
        }
    }

    record Unassign(int organization, int person, int role) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.unassign(organization, person, role);
                reference
                        .node(organization)
                        .assigned
                        .getOrDefault(person, new HashSet<>())
                        .remove(role);
            }
        }
    }

    /** The team of an organization gets a role, or somebody comes into it. */
    record GrowTeam(int organization, int person, Optional<Integer> role) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (!reference.has(organization)) {
                return;
            }
            var node = reference.node(organization);
            if (role.isPresent()) {
                disk.assignToTeam(organization, role.get());
                node.ofTeam.add(role.get());
            } else if (node.team.add(person)) {
                disk.joinTeam(organization, person);
            }
        }
    }

    /** One scope at a time; the other one is taken away. */
    record GiveCustomRole(int organization, int person, Optional<AssignmentScope> scope) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            if (reference.has(organization)) {
                disk.giveCustomRole(organization, person, scope);
                var holders = reference.node(organization).custom;
                scope.ifPresentOrElse(given -> holders.put(person, given), () -> holders.remove(person));
            }
        }
    }

    record ChangeCustomRole(Set<Integer> roles) implements Operation {
        @Override
        public void run(ReferenceWorld reference, WorldOnDisk disk) {
            disk.changeCustomRole(roles);
            reference.custom = roles;
        }
    }

    /** A healthy beginning: three levels, everybody a member with roles, everything granted and exposed. */
    static List<Operation> beginning() {
        List<Operation> beginning = new ArrayList<>();
        for (int organization = 0; organization < ReferenceWorld.ORGANIZATIONS / 2; organization++) {
            beginning.add(
                    new Create(organization, organization == 0 ? Optional.empty() : Optional.of(organization - 1)));
            beginning.add(new GrantApplication(organization, GrantStatus.ACTIVE));
            for (int group = 0; group < ReferenceWorld.GROUPS; group++) {
                beginning.add(new GrantGroup(organization, group, true));
            }
            for (int person = 0; person < ReferenceWorld.PEOPLE; person++) {
                beginning.add(new Join(organization, person));
                beginning.add(new Assign(organization, person, person));
                beginning.add(new Assign(organization, person, ReferenceWorld.COMPOSITE));
            }
        }
        return beginning;
    }

    /** Mostly what makes roles effective, so that there is something to compare. */
    static Arbitrary<Operation> any() {
        Arbitrary<Integer> organization = Arbitraries.integers().between(0, ReferenceWorld.ORGANIZATIONS - 1);
        Arbitrary<Integer> person = Arbitraries.integers().between(0, ReferenceWorld.PEOPLE - 1);
        Arbitrary<Integer> role = Arbitraries.integers().between(0, ReferenceWorld.ROLES - 1);
        Arbitrary<Integer> group = Arbitraries.integers().between(0, ReferenceWorld.GROUPS - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        5,
                        Combinators.combine(organization, organization.optional(0.7))
                                .as(Create::new)),
                Tuple.of(
                        4,
                        Combinators.combine(organization, organization.optional(0.8))
                                .as(Move::new)),
                Tuple.of(1, organization.map(Remove::new)),
                Tuple.of(
                        1,
                        Combinators.combine(organization, Arbitraries.of(OrganizationStatus.class))
                                .as(Status::new)),
                Tuple.of(2, organization.map(here -> new Status(here, OrganizationStatus.ACTIVE))),
                Tuple.of(6, organization.map(here -> new GrantApplication(here, GrantStatus.ACTIVE))),
                Tuple.of(
                        1,
                        Combinators.combine(organization, Arbitraries.of(GrantStatus.class))
                                .as(GrantApplication::new)),
                Tuple.of(1, organization.map(WithdrawApplication::new)),
                Tuple.of(
                        8,
                        Combinators.combine(
                                        organization,
                                        group,
                                        Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)))
                                .as(GrantGroup::new)),
                Tuple.of(1, Combinators.combine(organization, group).as(WithdrawGroup::new)),
                Tuple.of(6, Combinators.combine(organization, person).as(Join::new)),
                Tuple.of(
                        1,
                        Combinators.combine(organization, person, Arbitraries.of(MembershipStatus.class))
                                .as(ChangeMember::new)),
                Tuple.of(8, Combinators.combine(organization, person, role).as(Assign::new)),
                Tuple.of(1, Combinators.combine(organization, person, role).as(Unassign::new)),
                Tuple.of(
                        4,
                        Combinators.combine(organization, person, role.optional(0.5))
                                .as(GrowTeam::new)),
                Tuple.of(
                        3,
                        Combinators.combine(
                                        organization,
                                        person,
                                        Arbitraries.of(AssignmentScope.SELF, AssignmentScope.SUBTREE)
                                                .optional(0.8))
                                .as(GiveCustomRole::new)),
                Tuple.of(2, role.set().ofMaxSize(2).map(ChangeCustomRole::new)));
    }

    private static void assertRefused(OrganizationError error, Runnable work) {
        OrganizationException refusal = catchThrowableOfType(OrganizationException.class, work::run);
        assertThat(refusal).as("a refusal: %s", error).isNotNull();
        assertThat(refusal.error()).isEqualTo(error);
    }
}
