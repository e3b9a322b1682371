package io.keycloakb2b.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How states are written into the audit log, and what of them is read by whom. */
public final class AuditJson {

    /** How fields end that are written for nobody, hashes included. */
    private static final List<String> SECRETS =
            List.of("password", "secret", "token", "hash", "credential", "credentials", "privatekey");

    /** Fields that tell an organization of others, or of the platform. */
    private static final Set<String> FOR_THE_PLATFORM =
            Set.of("grantedBy", "lockedBy", "parent", "home", "billingReference");

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModules(new Jdk8Module(), new JavaTimeModule(), ids())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private AuditJson() {}

    /** A state as it goes into the log, without anything secret. */
    public static Optional<String> write(@Nullable Object state) {
        return Optional.ofNullable(state)
                .map(MAPPER::<JsonNode>valueToTree)
                .map(tree -> without(tree, AuditJson::secret))
                .map(JsonNode::toString);
    }

    /** A state as the platform reads it. */
    public static JsonNode read(String state) {
        try {
            return MAPPER.readTree(state);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The audit log holds a state that is not JSON", damaged);
        }
    }

    /** A state as the organization it belongs to reads it. */
    public static JsonNode readForOrganization(String state) {
        return without(read(state), FOR_THE_PLATFORM::contains);
    }

    private static JsonNode without(JsonNode tree, Predicate<String> field) {
        if (tree instanceof ObjectNode object) {
            List<String> names = object.properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .filter(field)
                    .toList();
            object.remove(names);
        }
        tree.forEach(part -> without(part, field));
        return tree;
    }

    private static boolean secret(String field) {
        String folded = field.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return SECRETS.stream().anyMatch(folded::endsWith);
    }

    private static SimpleModule ids() {
        SimpleModule ids = new SimpleModule();
        for (Class<?> id : List.of(
                UserId.class,
                ApiKeyId.class,
                OrganizationId.class,
                ClientId.class,
                RoleId.class,
                RoleGroupId.class,
                OrganizationRoleId.class,
                RoleName.class,
                TeamId.class,
                RealmId.class,
                ProviderAlias.class)) {
            ids.addSerializer(id, ToStringSerializer.instance);
        }
        return ids;
    }
}
