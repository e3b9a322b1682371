package io.keycloakb2b.membership;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.InvitationManager;
import org.keycloak.organization.OrganizationProvider;

/** Keycloak's organizations, asked about everything. */
class OrganizationsDelegate implements OrganizationProvider {

    private final OrganizationProvider keycloaks;

    OrganizationsDelegate(OrganizationProvider keycloaks) {
        this.keycloaks = keycloaks;
    }

    OrganizationProvider keycloaks() {
        return keycloaks;
    }

    @Override
    public OrganizationModel create(String name, String alias) {
        return keycloaks.create(name, alias);
    }

    @Override
    public OrganizationModel create(String id, String name, String alias) {
        return keycloaks.create(id, name, alias);
    }

    @Override
    public @Nullable OrganizationModel getById(String id) {
        return keycloaks.getById(id);
    }

    @Override
    public @Nullable OrganizationModel getByDomainName(String domainName) {
        return keycloaks.getByDomainName(domainName);
    }

    @Override
    public @Nullable OrganizationModel getByAlias(String alias) {
        return keycloaks.getByAlias(alias);
    }

    @Override
    public Stream<OrganizationModel> getAllStream() {
        return keycloaks.getAllStream();
    }

    @Override
    public Stream<OrganizationModel> getAllStream(String search, Boolean exact, Integer first, Integer max) {
        return keycloaks.getAllStream(search, exact, first, max);
    }

    @Override
    public Stream<OrganizationModel> getAllStream(Map<String, String> attributes, Integer first, Integer max) {
        return keycloaks.getAllStream(attributes, first, max);
    }

    @Override
    public long count() {
        return keycloaks.count();
    }

    @Override
    public long count(String search, Boolean exact) {
        return keycloaks.count(search, exact);
    }

    @Override
    public long count(Map<String, String> attributes) {
        return keycloaks.count(attributes);
    }

    @Override
    public boolean hasOrganizations() {
        return keycloaks.hasOrganizations();
    }

    @Override
    public boolean isEnabled() {
        return keycloaks.isEnabled();
    }

    @Override
    public boolean remove(OrganizationModel organization) {
        return keycloaks.remove(organization);
    }

    @Override
    public void removeAll() {
        keycloaks.removeAll();
    }

    @Override
    public boolean addManagedMember(OrganizationModel organization, UserModel user) {
        return keycloaks.addManagedMember(organization, user);
    }

    @Override
    public boolean addMember(OrganizationModel organization, UserModel user) {
        return keycloaks.addMember(organization, user);
    }

    @Override
    public boolean removeMember(OrganizationModel organization, UserModel member) {
        return keycloaks.removeMember(organization, member);
    }

    @Override
    @Deprecated(forRemoval = true)
    @SuppressWarnings("removal")
    public Stream<UserModel> getMembersStream(
            OrganizationModel organization, String search, Boolean exact, Integer first, Integer max) {
        return keycloaks.getMembersStream(organization, search, exact, first, max);
    }

    @Override
    public Stream<UserModel> getMembersStream(
            OrganizationModel organization, Map<String, String> filters, Boolean exact, Integer first, Integer max) {
        return keycloaks.getMembersStream(organization, filters, exact, first, max);
    }

    @Override
    public long getMembersCount(OrganizationModel organization) {
        return keycloaks.getMembersCount(organization);
    }

    @Override
    public @Nullable UserModel getMemberById(OrganizationModel organization, String id) {
        return keycloaks.getMemberById(organization, id);
    }

    @Override
    public Stream<OrganizationModel> getByMember(UserModel member) {
        return keycloaks.getByMember(member);
    }

    @Override
    public boolean isManagedMember(OrganizationModel organization, UserModel member) {
        return keycloaks.isManagedMember(organization, member);
    }

    @Override
    public boolean isMember(OrganizationModel organization, UserModel user) {
        return keycloaks.isMember(organization, user);
    }

    @Override
    public GroupModel createGroup(OrganizationModel organization, String name, GroupModel toParent) {
        return keycloaks.createGroup(organization, name, toParent);
    }

    @Override
    public GroupModel createGroup(OrganizationModel organization, String id, String name, GroupModel toParent) {
        return keycloaks.createGroup(organization, id, name, toParent);
    }

    @Override
    public Stream<GroupModel> getTopLevelGroups(OrganizationModel organization, Integer first, Integer max) {
        return keycloaks.getTopLevelGroups(organization, first, max);
    }

    @Override
    public Stream<GroupModel> searchGroupsByName(
            OrganizationModel organization, String search, Boolean exact, Integer first, Integer max) {
        return keycloaks.searchGroupsByName(organization, search, exact, first, max);
    }

    @Override
    public Stream<GroupModel> searchGroupsByAttributes(
            OrganizationModel organization, Map<String, String> attributes, Integer first, Integer max) {
        return keycloaks.searchGroupsByAttributes(organization, attributes, first, max);
    }

    @Override
    public Stream<GroupModel> getOrganizationGroupsByMember(OrganizationModel organization, UserModel member) {
        return keycloaks.getOrganizationGroupsByMember(organization, member);
    }

    @Override
    public Stream<GroupModel> getOrganizationGroupsByMember(
            OrganizationModel organization, UserModel member, String search, Integer first, Integer max) {
        return keycloaks.getOrganizationGroupsByMember(organization, member, search, first, max);
    }

    @Override
    public GroupModel getOrganizationGroup(OrganizationModel organization) {
        return keycloaks.getOrganizationGroup(organization);
    }

    @Override
    public boolean addIdentityProvider(OrganizationModel organization, IdentityProviderModel identityProvider) {
        return keycloaks.addIdentityProvider(organization, identityProvider);
    }

    @Override
    public Stream<IdentityProviderModel> getIdentityProviders(OrganizationModel organization) {
        return keycloaks.getIdentityProviders(organization);
    }

    @Override
    public boolean removeIdentityProvider(OrganizationModel organization, IdentityProviderModel identityProvider) {
        return keycloaks.removeIdentityProvider(organization, identityProvider);
    }

    @Override
    public InvitationManager getInvitationManager() {
        return keycloaks.getInvitationManager();
    }

    /** The session closes Keycloak's own. */
    @Override
    public void close() {}
}
