package io.keycloakb2b.membership;

import io.keycloakb2b.spi.KnownMembership;
import io.keycloakb2b.spi.KnownMemberships;
import io.keycloakb2b.spi.KnownOrganization;
import io.keycloakb2b.spi.MembershipSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Keycloak's own organizations, which need not ask the database for each organization of a user. Keycloak itself does
 * so at nearly every load of a user, to find out whether one that manages them is switched off. What is answered here
 * is what Keycloak would answer; whatever might differ is left to Keycloak.
 */
final class AnsweringOrganizations extends OrganizationsDelegate {

    private final KeycloakSession session;
    private final MembershipSource source;

    AnsweringOrganizations(KeycloakSession session, OrganizationProvider keycloaks, MembershipSource source) {
        super(keycloaks);
        this.session = session;
        this.source = source;
    }

    @Override
    public Stream<OrganizationModel> getByMember(UserModel member) {
        return unfiltered(member)
                .map(memberships ->
                        memberships.all().map(KnownMembership::organization).map(this::organization))
                .orElseGet(() -> super.getByMember(member));
    }

    /** Whoever asks for the groups of a user gets to the organization of each. */
    @Override
    public @Nullable OrganizationModel getById(String id) {
        return SessionMemberships.of(session, source)
                .anyOf(id)
                .filter(this::inRealm)
                .map(this::organization)
                .orElseGet(() -> super.getById(id));
    }

    /** Keycloak asks the database each time that it comes across a scope with the name of an organization. */
    @Override
    public @Nullable OrganizationModel getByAlias(String alias) {
        RealmModel realm = session.getContext().getRealm();
        return realm == null || alias == null || !AdminPermissionsSchema.isSkipEvaluation(session)
                ? super.getByAlias(alias)
                : SessionMemberships.of(session, source)
                        .organization(realm.getId(), alias)
                        .map(this::organization)
                        .orElseGet(() -> super.getByAlias(alias));
    }

    @Override
    public @Nullable UserModel getMemberById(OrganizationModel organization, String id) {
        RealmModel realm = session.getContext().getRealm();
        if (organization == null || id == null || realm == null) {
            return super.getMemberById(organization, id);
        }
        UserModel user = session.users().getUserById(realm, id);
        return user == null ? null : member(organization, user);
    }

    private @Nullable UserModel member(OrganizationModel organization, UserModel user) {
        return unfiltered(user)
                .map(memberships -> memberships.in(organization.getId()).isPresent() ? user : null)
                .orElseGet(() -> super.getMemberById(organization, user.getId()));
    }

    @Override
    public boolean isMember(OrganizationModel organization, UserModel user) {
        return getMemberById(organization, user.getId()) != null;
    }

    /** Of an organization that is not among the user's, Keycloak looks whether it exists at all. */
    @Override
    public boolean isManagedMember(OrganizationModel organization, UserModel member) {
        return organization == null
                ? super.isManagedMember(organization, member)
                : known(member)
                        .flatMap(memberships -> memberships.in(organization.getId()))
                        .map(KnownMembership::managed)
                        .orElseGet(() -> super.isManagedMember(organization, member));
    }

    /** Empty where the answer depends on the permissions of whoever asks. */
    private Optional<KnownMemberships> unfiltered(@Nullable UserModel member) {
        return AdminPermissionsSchema.isSkipEvaluation(session) ? known(member) : Optional.empty();
    }

    /** Empty where Keycloak would fail, or look at a user of another realm. */
    private Optional<KnownMemberships> known(@Nullable UserModel member) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(member)
                .filter(user -> realm != null)
                .map(user -> SessionMemberships.of(session, source).of(user.getId()))
                .filter(memberships -> memberships.allOf(realm.getId()));
    }

    private boolean inRealm(KnownOrganization organization) {
        RealmModel realm = session.getContext().getRealm();
        return realm != null && realm.getId().equals(organization.realm());
    }

    private OrganizationModel organization(KnownOrganization known) {
        return new ReadOrganization(known, SessionMemberships.of(session, source), this, keycloaks());
    }
}
