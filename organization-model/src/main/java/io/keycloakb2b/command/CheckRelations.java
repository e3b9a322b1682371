package io.keycloakb2b.command;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.RelationReader;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.Relation;
import io.keycloakb2b.organization.RelationTuple;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;

/**
 * Says whether people and organizations stand in relations to organizations at this moment. Whoever asks learns no more
 * than a false of what is not there and of what is not theirs. One object is one moment, and asks for nothing twice.
 */
public final class CheckRelations {

    /** Most tuples in one request. */
    public static final int MAX_TUPLES = 100;

    private final CommandContext context;
    private final DecisionInputsProvider inputs;
    private final RealmId realm;
    private final RelationReader reader;
    private final Predicate<RelationTuple> visible;
    private final Map<UserId, Boolean> enabled = new HashMap<>();

    private CheckRelations(CommandContext context, LoginInputs inputs, Predicate<RelationTuple> visible) {
        this.context = context;
        this.inputs = inputs.inputs();
        this.realm = inputs.realm();
        this.reader = new RelationReader(this.inputs, realm);
        this.visible = visible;
    }

    /** @param visible what whoever asks may ask about */
    public static CheckRelations by(CommandContext context, Predicate<RelationTuple> visible) {
        return new CheckRelations(context, inputs(context), visible);
    }

    /** For an application: about organizations that it is granted to and active for, and its own app roles alone. */
    public static CheckRelations by(CommandContext context, ClientModel application) {
        LoginInputs inputs = inputs(context);
        Reach reach = new Reach(inputs, application);
        return new CheckRelations(context, inputs, reach::covers);
    }

    private static LoginInputs inputs(CommandContext context) {
        return LoginInputs.of(context.session())
                .orElseThrow(() -> new IllegalStateException("the realm has not been set up"));
    }

    public boolean execute(RelationTuple tuple) {
        return visible.test(tuple)
                && inputs.path(realm, tuple.organization())
                        .filter(path -> holds(path, tuple))
                        .isPresent();
    }

    private boolean holds(OrganizationPath path, RelationTuple tuple) {
        if (tuple instanceof RelationTuple.OfUser person) {
            return enabled.computeIfAbsent(person.user(), this::enabled)
                    && reader.holds(path, person.relation(), person.user());
        }
        RelationTuple.OfOrganization other = (RelationTuple.OfOrganization) tuple;
        return reader.holds(path, other.relation(), other.other());
    }

    private boolean enabled(UserId id) {
        UserModel user = context.session().users().getUserById(context.realm(), id.value());
        return user != null && user.isEnabled();
    }

    /** What an application may ask about. */
    private record Reach(LoginInputs inputs, ClientModel application) {

        boolean covers(RelationTuple tuple) {
            if (!inputs.application(application).application() || !granted(tuple.organization())) {
                return false;
            }
            if (tuple instanceof RelationTuple.OfOrganization other) {
                return granted(other.other());
            }
            return !(tuple.relation() instanceof Relation.AppRole role)
                    || role.application().equals(application.getClientId());
        }

        private boolean granted(OrganizationId organization) {
            ClientId client = new ClientId(application.getId());
            return inputs.inputs()
                    .path(inputs.realm(), organization)
                    .filter(path -> RoleCeiling.of(
                                    inputs.inputs().applicationLevels(inputs.realm(), path, client),
                                    CompositeRoles.none())
                            .active())
                    .isPresent();
        }
    }
}
