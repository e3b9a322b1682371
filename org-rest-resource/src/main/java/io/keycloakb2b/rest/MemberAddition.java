package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.AddPerson;
import io.keycloakb2b.command.ManageMember;
import io.keycloakb2b.command.NewPerson;
import io.keycloakb2b.command.Patch;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import java.util.Optional;

/**
 * What a request says of somebody to be added: a user by id, or a person by e-mail address, who may have no account
 * yet.
 */
record MemberAddition(
        Optional<String> userId,
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        @About(words = MemberType.class) Optional<String> type,
        Optional<String> homeOrganization) {

    private static final UserId NOBODY_YET = new UserId("-");

    /** What does not depend on anybody. */
    MemberAddition checked() {
        if (userId.isPresent() == email.isPresent()) {
            throw userId.isPresent()
                    ? OrganizationError.INVALID_VALUE.on("userId", "give either a userId or an email")
                    : OrganizationError.MISSING_VALUE.on("userId", "or an email is needed");
        }
        if (userId.isPresent() && (firstName.isPresent() || lastName.isPresent())) {
            throw OrganizationError.INVALID_VALUE.on("userId", "says already what the person is called");
        }
        person();
        memberType();
        return this;
    }

    /**
     * @param rehearsal whether the caller undoes it all, so that nobody must get mail
     * @return who was added; empty where that may not be told
     */
    Optional<UserId> add(Desk desk, OrganizationScope scope, boolean rehearsal) {
        OrganizationId organization = scope.organization();
        Optional<OrganizationId> home =
                desk.homes().home(Membership.employee(organization, NOBODY_YET), memberType(), wantedHome());
        if (userId.isPresent()) {
            UserId user = Desk.id(userId.get(), UserId::new);
            new ManageMember(desk.commands()).add(scope, desk.candidates(), user, memberType(), home);
            return Optional.of(user);
        }
        return new AddPerson(desk.commands(), rehearsal)
                .execute(
                        scope,
                        desk.granter(organization),
                        desk.candidates(),
                        person().orElseThrow(),
                        memberType(),
                        home);
    }

    private Optional<NewPerson> person() {
        return email.map(address -> new NewPerson(address, firstName, lastName));
    }

    private MemberType memberType() {
        return type.map(word -> Fields.word("type", word, MemberType.class)).orElse(MemberType.EMPLOYEE);
    }

    private Patch<OrganizationId> wantedHome() {
        return homeOrganization
                .map(id -> Patch.put(Desk.id(id, OrganizationId::new)))
                .orElse(Patch.keep());
    }
}
