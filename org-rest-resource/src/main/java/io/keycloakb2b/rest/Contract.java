package io.keycloakb2b.rest;

import io.keycloakb2b.rest.openapi.OpenApiDocument;
import io.keycloakb2b.rest.openapi.Root;
import io.keycloakb2b.rest.openapi.ServedOperations;
import java.util.Map;
import java.util.Optional;

/** What the API promises: its operations, and the document that describes them. */
final class Contract {

    static final ServedOperations OPERATIONS = new ServedOperations(
            Map.of(Root.ORGANIZATION, OrganizationRoot.class, Root.PLATFORM, PlatformResource.class));

    private Contract() {}

    /** The OpenAPI document. */
    static String document() {
        return Document.TEXT;
    }

    /** Made when first asked for. */
    private static final class Document {
        private static final String TEXT =
                new OpenApiDocument(OPERATIONS, version(), Problem.class).json().toPrettyString();

        private static String version() {
            return Optional.ofNullable(Contract.class.getPackage().getImplementationVersion())
                    .orElse("0");
        }
    }
}
