package io.keycloakb2b.membership;

import io.keycloakb2b.spi.KnownOrganization;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelException;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * An organization that was read by name, or as one of somebody's. It knows what Keycloak asks of each organization of a
 * user; for the rest, and for every change, Keycloak's own model is made.
 */
final class ReadOrganization extends OrganizationDelegate {

    private final KnownOrganization known;
    private final SessionMemberships memberships;
    private final OrganizationProvider answering;
    private final OrganizationProvider keycloaks;

    ReadOrganization(
            KnownOrganization known,
            SessionMemberships memberships,
            OrganizationProvider answering,
            OrganizationProvider keycloaks) {
        this.known = known;
        this.memberships = memberships;
        this.answering = answering;
        this.keycloaks = keycloaks;
    }

    @Override
    OrganizationModel keycloaks() {
        OrganizationModel model = keycloaks.getById(known.id());
        if (model == null) {
            throw new ModelException("Organization [" + known.id() + "] does not exist");
        }
        return model;
    }

    /** Not once somebody may have changed it. */
    private boolean asRead() {
        return memberships.stillTrue(known);
    }

    @Override
    public String getId() {
        return known.id();
    }

    @Override
    public String getName() {
        return asRead() ? known.name() : keycloaks().getName();
    }

    @Override
    public String getAlias() {
        return asRead() ? known.alias() : keycloaks().getAlias();
    }

    @Override
    public boolean isEnabled() {
        return asRead() ? answering.isEnabled() && known.enabled() : keycloaks().isEnabled();
    }

    @Override
    public @Nullable String getDescription() {
        return asRead() ? known.description() : keycloaks().getDescription();
    }

    @Override
    public @Nullable String getRedirectUrl() {
        return asRead() ? known.redirectUrl() : keycloaks().getRedirectUrl();
    }

    @Override
    public Stream<OrganizationDomainModel> getDomains() {
        return asRead() ? known.domains().stream() : keycloaks().getDomains();
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
