package io.keycloakb2b.rest;

import io.keycloakb2b.command.OrganizationChange;
import io.keycloakb2b.command.OrganizationDraft;
import io.keycloakb2b.command.Patch;
import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.rest.openapi.About;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a request says of an organization.
 *
 * @param owner the first owner, at creation by the platform
 */
record OrganizationBody(
        Optional<String> name,
        Optional<String> alias,
        Optional<String> parent,
        Optional<Boolean> enabled,
        Optional<String> kind,
        @About(words = OrganizationStatus.class) Optional<String> status,
        @About(words = AdminInheritance.class) Optional<String> adminInheritance,
        Patch<String> externalId,
        Patch<String> billingReference,
        Patch<Integer> seatLimit,
        Optional<String> owner) {

    OrganizationDraft draft() {
        refuse("enabled", enabled.isPresent(), "is set after the organization is made");
        refuse("status", status.isPresent(), "is set after the organization is made");
        return new OrganizationDraft(
                Fields.required("name", name),
                Fields.required("alias", alias),
                kind.orElse(OrganizationNode.DEFAULT_KIND),
                inheritance().orElse(AdminInheritance.INHERIT),
                externalId.value(),
                billingReference.value(),
                seatLimit.value().map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    OrganizationChange change() {
        refuse("alias", alias.isPresent(), "never changes");
        refuse("parent", parent.isPresent(), "is changed by moving the organization");
        refuse("owner", owner.isPresent(), "is changed by assigning the role");
        return new OrganizationChange(
                name,
                enabled,
                kind,
                status.map(word -> Fields.word("status", word, OrganizationStatus.class)),
                inheritance(),
                externalId,
                billingReference,
                seatLimit);
    }

    /** Whether nothing but what an organization decides for itself is to change. */
    boolean onlyName() {
        return enabled.isEmpty()
                && kind.isEmpty()
                && status.isEmpty()
                && adminInheritance.isEmpty()
                && !externalId.mentioned()
                && !billingReference.mentioned()
                && !seatLimit.mentioned();
    }

    private Optional<AdminInheritance> inheritance() {
        return adminInheritance.map(word -> Fields.word("adminInheritance", word, AdminInheritance.class));
    }

    private static void refuse(String field, boolean present, String rule) {
        if (present) {
            throw io.keycloakb2b.organization.OrganizationError.INVALID_VALUE.on(field, rule);
        }
    }
}
