package io.keycloakb2b.command;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** Accounts of the realm by their address, and new ones. */
final class Accounts {

    private final CommandContext context;

    Accounts(CommandContext context) {
        this.context = context;
    }

    /**
     * The account that has the address, or takes it for a user name.
     *
     * @throws OrganizationException {@code INVALID_VALUE} where several accounts have it
     */
    Optional<UserModel> find(NewPerson person) {
        try {
            return lookedUp(person);
        } catch (ModelDuplicateException several) {
            throw OrganizationError.INVALID_VALUE.on("email", "does not tell which account is meant");
        }
    }

    /** Whether one account or several have the address. */
    boolean exists(NewPerson person) {
        try {
            return lookedUp(person).isPresent();
        } catch (ModelDuplicateException several) {
            return true;
        }
    }

    private Optional<UserModel> lookedUp(NewPerson person) {
        return AdminPermissionsSchema.runWithoutAuthorization(context.session(), () -> Stream.of(
                        context.session().users().getUserByEmail(context.realm(), person.email()),
                        context.session().users().getUserByUsername(context.realm(), person.email()))
                .filter(user -> user != null)
                .findFirst());
    }

    /**
     * An account that opens nothing before its owner has proved the mailbox and chosen a password.
     *
     * @throws OrganizationException {@code INVALID_VALUE} where the realm's user profile asks for more
     */
    UserModel create(NewPerson person) {
        Map<String, List<String>> attributes = new HashMap<>();
        attributes.put(UserModel.USERNAME, List.of(person.email()));
        attributes.put(UserModel.EMAIL, List.of(person.email()));
        person.firstName().ifPresent(name -> attributes.put(UserModel.FIRST_NAME, List.of(name)));
        person.lastName().ifPresent(name -> attributes.put(UserModel.LAST_NAME, List.of(name)));
        UserModel user;
        try {
            user = context.session()
                    .getProvider(UserProfileProvider.class)
                    .create(UserProfileContext.USER_API, attributes)
                    .create();
        } catch (ValidationException refusal) {
            String field = refusal.getErrors().stream()
                    .findFirst()
                    .map(ValidationException.Error::getAttribute)
                    .orElse("email");
            throw OrganizationError.INVALID_VALUE.on(field, "is refused by the user profile of the realm");
        }
        user.setEnabled(true);
        user.setEmailVerified(false);
        user.addRequiredAction(RequiredAction.VERIFY_EMAIL);
        user.addRequiredAction(RequiredAction.UPDATE_PASSWORD);
        return user;
    }
}
