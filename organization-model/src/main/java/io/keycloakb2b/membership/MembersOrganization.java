package io.keycloakb2b.membership;

import io.keycloakb2b.spi.KnownMembership;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelException;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * An organization that was read as one of somebody's. It knows what Keycloak asks of each organization of a user; for
 * the rest, and for every change, Keycloak's own model is made.
 */
final class MembersOrganization extends OrganizationDelegate {

    private final KnownMembership known;
    private final OrganizationProvider answering;
    private final OrganizationProvider keycloaks;

    MembersOrganization(KnownMembership known, OrganizationProvider answering, OrganizationProvider keycloaks) {
        this.known = known;
        this.answering = answering;
        this.keycloaks = keycloaks;
    }

    @Override
    OrganizationModel keycloaks() {
        OrganizationModel model = keycloaks.getById(known.organization());
        if (model == null) {
            throw new ModelException("Organization [" + known.organization() + "] does not exist");
        }
        return model;
    }

    @Override
    public String getId() {
        return known.organization();
    }

    @Override
    public String getName() {
        return known.name();
    }

    @Override
    public String getAlias() {
        return known.alias();
    }

    @Override
    public boolean isEnabled() {
        return answering.isEnabled() && known.enabled();
    }

    @Override
    public @Nullable String getDescription() {
        return known.description();
    }

    @Override
    public @Nullable String getRedirectUrl() {
        return known.redirectUrl();
    }

    @Override
    public Stream<OrganizationDomainModel> getDomains() {
        return known.domains().stream();
    }

    @Override
    public boolean isManaged(UserModel user) {
        return answering.isManagedMember(this, user);
    }

    @Override
    public boolean isMember(UserModel user) {
        return answering.isMember(this, user);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrganizationModel organization
                && organization.getId().equals(getId());
    }

    @Override
    public int hashCode() {
        return getId().hashCode();
    }
}
