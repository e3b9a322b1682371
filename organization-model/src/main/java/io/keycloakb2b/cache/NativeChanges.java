package io.keycloakb2b.cache;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.keycloak.models.jpa.entities.CompositeRoleEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.OrganizationDomainEntity;
import org.keycloak.models.jpa.entities.OrganizationEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.storage.jpa.entity.FederatedUserGroupMembershipEntity;

/**
 * Notices what Keycloak writes into its own tables that decisions read. Keycloak announces neither the creation nor the
 * change of an organization, so its rows are watched rather than its events.
 */
final class NativeChanges implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener {

    private static final long serialVersionUID = 1L;

    private final transient LocalDecisionCache cache;

    private NativeChanges(LocalDecisionCache cache) {
        this.cache = cache;
    }

    /** From now on every change in these sessions reaches the cache. */
    static void watch(SessionFactoryImplementor sessions, LocalDecisionCache cache) {
        NativeChanges listener = new NativeChanges(cache);
        EventListenerRegistry registry = sessions.getEventEngine().getListenerRegistry();
        registry.appendListeners(EventType.POST_INSERT, listener);
        registry.appendListeners(EventType.POST_UPDATE, listener);
        registry.appendListeners(EventType.POST_DELETE, listener);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        cache.changed(event.getSession(), subjects(event.getEntity()));
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        cache.changed(event.getSession(), subjects(event.getEntity()));
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        cache.changed(event.getSession(), subjects(event.getEntity()));
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    /** Reads nothing that is not loaded: this happens in the middle of a flush. */
    private static Set<DecisionSubject> subjects(Object entity) {
        if (entity instanceof OrganizationEntity organization) {
            RealmId realm = new RealmId(organization.getRealmId());
            return Set.of(
                    new DecisionSubject.OneOrganization(realm, new OrganizationId(organization.getId())),
                    new DecisionSubject.Alias(realm, organization.getAlias()));
        } else if (entity instanceof UserGroupMembershipEntity membership) {
            return Set.of(
                    new DecisionSubject.Person(new UserId(membership.getUser().getId())));
        } else if (entity instanceof FederatedUserGroupMembershipEntity membership) {
            return Set.of(new DecisionSubject.Person(new UserId(membership.getUserId())));
        } else if (entity instanceof OrganizationDomainEntity) {
            return Set.of(new DecisionSubject.NativeDomains());
        } else if (entity instanceof IdentityProviderEntity provider) {
            return Set.of(new DecisionSubject.IdentityProviders(new RealmId(provider.getRealmId())));
        } else if (entity instanceof CompositeRoleEntity) {
            return Set.of(new DecisionSubject.Composites());
        } else if (entity instanceof RoleEntity role && role.isClientRole()) {
            return Set.of(new DecisionSubject.Application(new ClientId(role.getClientId())));
        }
        return Set.of();
    }
}
