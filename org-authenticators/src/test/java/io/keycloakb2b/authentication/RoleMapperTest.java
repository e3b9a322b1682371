package io.keycloakb2b.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakb2b.organization.ProviderMapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.ModelValidationException;

final class RoleMapperTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[{",
                "null",
                "{}",
                "7",
                "[null]",
                "[{\"value\":\"team:Sales\"}]",
                "[{\"key\":\"sales\"}]",
                "[{\"key\":\"sales\",\"value\":\"team:Sales\",\"more\":1}]"
            })
    void whatNobodyCanReadIsRefused_andGivesNothingWhereItIsThere(String json) {
        var mapper = mapper(Map.of(RoleMapper.MAPPINGS, json));

        assertThatThrownBy(() -> RoleMapper.requireValid(mapper))
                .isInstanceOf(ModelValidationException.class)
                .hasMessageContaining("mappings");
        assertThat(RoleMapper.mapping(mapper)).isEqualTo(ProviderMapping.of(Map.of()));
    }

    @Test
    void mapperWithoutMappingsIsOneThatSaysNothing() {
        assertThatCode(() -> RoleMapper.requireValid(mapper(Map.of()))).doesNotThrowAnyException();
    }

    @Test
    void whatIsWrittenWellIsTaken() {
        var mapper = mapper(Map.of(RoleMapper.MAPPINGS, "[{\"key\":\"sales\",\"value\":\"team:Sales\"}]"));

        assertThatCode(() -> RoleMapper.requireValid(mapper)).doesNotThrowAnyException();
        assertThat(RoleMapper.mapping(mapper)).isEqualTo(ProviderMapping.of(Map.of("sales", List.of("team:Sales"))));
    }

    private static IdentityProviderMapperModel mapper(Map<String, String> config) {
        var mapper = new IdentityProviderMapperModel();
        mapper.setIdentityProviderMapper(OidcRoleMapper.ID);
        mapper.setConfig(config);
        return mapper;
    }
}
