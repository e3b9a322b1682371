package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.ApiKeyDraft;
import io.keycloakb2b.rest.openapi.About;
import java.util.List;
import java.util.Optional;

/** An API key in a request. */
record ApiKeyBody(
        @About(needed = true) Optional<String> name,
        Optional<List<CarriedRoleBody>> roles,
        @About(value = "Never without it", format = "date-time") Optional<String> expiresAt) {

    ApiKeyDraft draft(Desk desk, OrganizationScope scope) {
        return new ApiKeyDraft(
                Fields.required("name", name),
                CarriedRoleBody.all(desk, scope, roles),
                expiresAt.map(text -> Fields.instant("expiresAt", text)));
    }
}
