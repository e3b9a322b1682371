package io.keycloakb2b.authentication;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.keycloak.forms.login.freemarker.model.RegisterBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeMetadata;

/** The fields of a registration in which the e-mail address stands already. */
public final class InvitedProfile extends RegisterBean {

    InvitedProfile(MultivaluedMap<String, String> data, KeycloakSession session) {
        super(data, session);
    }

    @Override
    public List<Attribute> getAttributes() {
        return super.getAttributes().stream().map(this::fixed).toList();
    }

    private Attribute fixed(Attribute attribute) {
        return UserModel.EMAIL.equals(attribute.getName())
                ? new FixedAttribute(profile.getAttributes().getMetadata(UserModel.EMAIL))
                : attribute;
    }

    /** One that shows its value and takes no other. */
    public final class FixedAttribute extends Attribute {

        FixedAttribute(AttributeMetadata metadata) {
            super(metadata);
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }
    }
}
