package io.keycloakb2b.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.keycloakb2b.rest.openapi.ServedOperation;
import org.junit.jupiter.api.Test;

final class ContractTest {

    private static final String OPENAPI = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

    @Test
    void everyOperationIsDescribed() {
        assertThat(Contract.OPERATIONS.all()).isNotEmpty().allSatisfy(operation -> assertThat(operation.description())
                .as(
                        "%s is not described: put @Operation on %s.%s",
                        operation,
                        operation.method().getDeclaringClass().getSimpleName(),
                        operation.method().getName())
                .isPresent());
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        assertThat(Contract.OPERATIONS.all()).extracting(ServedOperation::id).doesNotHaveDuplicates();
    }

    @Test
    void documentIsOpenApi() {
        var schema = JsonSchemaFactory.getInstance(
                        VersionFlag.V202012,
                        factory -> factory.schemaMappers(mappers ->
                                mappers.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")))
                .getSchema(SchemaLocation.of(OPENAPI));

        assertThat(schema.validate(Contract.document(), InputFormat.JSON)).isEmpty();
    }
}
