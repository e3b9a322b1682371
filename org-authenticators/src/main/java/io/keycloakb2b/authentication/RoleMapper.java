package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.ProviderMapping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.ModelValidationException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Says which of the values that an organization's identity provider asserts give what in the organization. What becomes
 * of it is decided for all mappers of a provider together, see {@link AssertedGrants}: so none does anything by itself,
 * and a mapper that is taken away takes along what it gave.
 */
public abstract class RoleMapper extends AbstractIdentityProviderMapper {

    /** Configuration: the claim or attribute. */
    public static final String SOURCE = "source";

    /** Configuration: what each value gives. */
    public static final String MAPPINGS = "mappings";

    private static final Set<IdentityProviderSyncMode> SYNC_MODES = Set.of(IdentityProviderSyncMode.values());

    /** What the provider has asserted under a name. */
    abstract Collection<String> values(String source, BrokeredIdentityContext context);

    abstract String sourceLabel();

    abstract String sourceHelp();

    /** What one of the mappers says; a mapper of another kind says nothing, nor does one that nobody can read. */
    static ProviderMapping mapping(IdentityProviderMapperModel mapper) {
        return ProviderMapping.of(written(mapper).orElse(Map.of()));
    }

    /** Refuses what nobody can read and what makes an administrator, when it is written down. */
    static void requireValid(IdentityProviderMapperModel mapper) {
        if (OidcRoleMapper.ID.equals(mapper.getIdentityProviderMapper())
                || SamlRoleMapper.ID.equals(mapper.getIdentityProviderMapper())) {
            try {
                ProviderMapping.require(written(mapper)
                        .orElseThrow(() -> OrganizationError.INVALID_VALUE.on(
                                MAPPINGS, "must be a JSON array of objects with a key and a value")));
            } catch (OrganizationException refusal) {
                throw new ModelValidationException(MAPPINGS + " " + refusal.rule());
            }
        }
    }

    /** Whatever is wrong with the JSON, Keycloak says it by an unchecked exception: of its own, or for null. */
    private static Optional<Map<String, List<String>>> written(IdentityProviderMapperModel mapper) {
        try {
            return Optional.of(mapper.getConfigMap(MAPPINGS));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode mode) {
        return SYNC_MODES.contains(mode);
    }

    @Override
    public String getDisplayCategory() {
        return "Organizations";
    }

    @Override
    public String getHelpText() {
        return "Gives app roles, organization roles and teams of the provider's organization at each login, and takes "
                + "them back when the provider no longer says so.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SOURCE)
                .label(sourceLabel())
                .helpText(sourceHelp())
                .type(ProviderConfigProperty.STRING_TYPE)
                .add()
                .property()
                .name(MAPPINGS)
                .label("Mappings")
                .helpText("For each value what it gives: app-role:client/role, organization-role:name or team:name. "
                        + "Nobody becomes an administrator this way.")
                .type(ProviderConfigProperty.MAP_TYPE)
                .add()
                .build();
    }
}
