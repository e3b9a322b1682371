package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.Invitation;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.forms.RegistrationPage;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;
import org.keycloak.userprofile.UserProfile;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/**
 * Lets an invited person make an account, also where the realm lets nobody else register. The address is the invited
 * one and counts as verified: the link has proved the mailbox. Whoever could not join with the account gets none.
 */
final class InvitedRegistration {

    private final AuthenticationFlowContext context;
    private final Invitation invitation;

    InvitedRegistration(AuthenticationFlowContext context, Invitation invitation) {
        this.context = context;
        this.invitation = invitation;
    }

    static boolean posted(MultivaluedMap<String, String> form) {
        return form.containsKey(RegistrationPage.FIELD_PASSWORD_CONFIRM);
    }

    void show() {
        if (!refused()) {
            MultivaluedMap<String, String> data = new MultivaluedHashMap<>();
            data.putSingle(UserModel.EMAIL, invitation.email());
            page(data, List.of());
        }
    }

    void register(MultivaluedMap<String, String> form) {
        if (refused()) {
            return;
        }
        MultivaluedMap<String, String> data = profileData(form);
        UserProfile profile = context.getSession()
                .getProvider(UserProfileProvider.class)
                .create(UserProfileContext.REGISTRATION, data);
        List<FormMessage> errors = new ArrayList<>(passwordErrors(form));
        try {
            profile.validate();
        } catch (ValidationException invalid) {
            errors.addAll(Validation.getFormErrorsFromValidation(invalid.getErrors()));
        }
        if (errors.isEmpty()) {
            registered(profile, form.getFirst(RegistrationPage.FIELD_PASSWORD));
        } else {
            event().error(Errors.INVALID_REGISTRATION);
            page(data, errors);
        }
    }

    private boolean refused() {
        Optional<DenialReason> obstacle = LoginInputs.of(context.getSession()).flatMap(inputs -> inputs.joinings()
                .obstacleToJoining(
                        inputs.application(context.getAuthenticationSession().getClient()), invitation));
        obstacle.ifPresent(reason -> Denial.show(context, reason));
        return obstacle.isPresent();
    }

    private void registered(UserProfile profile, String password) {
        UserModel user = profile.create();
        user.setEnabled(true);
        user.setEmailVerified(true);
        user.credentialManager().updateCredential(UserCredentialModel.password(password, false));
        event().user(user).success();
        context.setUser(user);
        AuthenticatorUtil.addAuthCredential(context.getAuthenticationSession(), PasswordCredentialModel.TYPE);
        context.success();
    }

    private EventBuilder event() {
        return context.getEvent()
                .clone()
                .event(EventType.REGISTER)
                .detail(Details.REGISTER_METHOD, "invitation")
                .detail(Details.EMAIL, invitation.email());
    }

    private void page(MultivaluedMap<String, String> data, List<FormMessage> errors) {
        LoginFormsProvider form = context.form()
                .setAttribute("passwordRequired", true)
                .setFormData(data)
                .setErrors(errors);
        form.setAttributeMapper(attributes -> {
            attributes.put("profile", new InvitedProfile(data, context.getSession()));
            return attributes;
        });
        context.challenge(form.createRegistration());
    }

    /** Nothing that the form says of the address counts. */
    private MultivaluedMap<String, String> profileData(MultivaluedMap<String, String> form) {
        MultivaluedMap<String, String> data = new MultivaluedHashMap<>(form);
        data.remove(RegistrationPage.FIELD_PASSWORD);
        data.remove(RegistrationPage.FIELD_PASSWORD_CONFIRM);
        data.putSingle(UserModel.EMAIL, invitation.email());
        return data;
    }

    private List<FormMessage> passwordErrors(MultivaluedMap<String, String> form) {
        String password = form.getFirst(RegistrationPage.FIELD_PASSWORD);
        if (Validation.isBlank(password)) {
            return List.of(new FormMessage(RegistrationPage.FIELD_PASSWORD, Messages.MISSING_PASSWORD));
        }
        if (!password.equals(form.getFirst(RegistrationPage.FIELD_PASSWORD_CONFIRM))) {
            return List.of(new FormMessage(RegistrationPage.FIELD_PASSWORD_CONFIRM, Messages.INVALID_PASSWORD_CONFIRM));
        }
        String name = context.getRealm().isRegistrationEmailAsUsername()
                ? invitation.email()
                : form.getFirst(RegistrationPage.FIELD_USERNAME);
        PolicyError error = context.getSession()
                .getProvider(PasswordPolicyManagerProvider.class)
                .validate(name, password);
        return error == null
                ? List.of()
                : List.of(new FormMessage(RegistrationPage.FIELD_PASSWORD, error.getMessage(), error.getParameters()));
    }
}
