package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationAttributes;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.spi.GrantStore;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Applications and role groups in pages: the catalogue, what was granted, what is open. */
@EveryDatabase
final class GrantListTest {

    private static final PageRequest FIRST = new PageRequest(Optional.empty(), 10);

    private final TestRealm realm;
    private final OrganizationId organization;
    private final OrganizationScope scope;

    GrantListTest(TestDatabase database) {
        realm = new TestRealm(database);
        organization = realm.organization("Head");
        scope = realm.scope(organization);
        realm.run(stores -> {
            stores.hierarchy().lockStructure(realm.platform());
            stores.hierarchy().insertRoot(realm.platform(), OrganizationNode.root(organization));
        });
    }

    @Test
    void theCatalogueHoldsWhatIsMarked_byPublicId() {
        List<ClientId> applications = Stream.of("e", "b", "d", "a", "c")
                .map(name -> application(name, Map.of()))
                .toList();
        realm.client();
        client("once", Map.of(ApplicationAttributes.APPLICATION, "false"));
        client("likely", Map.of(ApplicationAttributes.APPLICATION, "truely"));
        client("other", Map.of("other", "true"));

        List<ClientId> listed =
                Pages.walk(page -> realm.read(stores -> stores.catalogue().applications(realm.platform(), page)));

        assertThat(listed)
                .containsExactly(
                        applications.get(3),
                        applications.get(1),
                        applications.get(4),
                        applications.get(2),
                        applications.get(0));
        TestRealm other = realm.sibling();
        Page<ClientId> foreign = other.read(stores -> stores.catalogue().applications(other.platform(), FIRST));
        assertThat(foreign.items()).isEmpty();
    }

    @Test
    void grantedApplicationsComeInPages_byPublicId_withTheirNames() {
        for (String name : List.of("e", "b", "d", "a", "c")) {
            grant(organization, application(name, Map.of()), GrantStatus.ACTIVE);
        }
        named("b", "The second");
        grant(organization, new ClientId(TestRealm.uuid()), GrantStatus.ACTIVE);
        OrganizationId neighbour = realm.organization("Neighbour");
        grant(neighbour, application("bb", Map.of()), GrantStatus.ACTIVE);

        List<GrantStore.GrantedApplication> listed =
                Pages.walk(page -> realm.read(stores -> stores.grants().applications(scope, page)));

        assertThat(listed).extracting(GrantStore.GrantedApplication::clientId).containsExactly("a", "b", "c", "d", "e");
        assertThat(listed)
                .extracting(GrantStore.GrantedApplication::name)
                .containsExactly("", "The second", "", "", "");
        assertThat(listed)
                .extracting(GrantStore.GrantedApplication::grant)
                .allMatch(grant -> grant.organization().equals(organization) && grant.status() == GrantStatus.ACTIVE);
    }

    @Test
    void roleGroupsComeInPages_byName_withTheirRoles() {
        ClientId client = application("app", Map.of());
        Set<RoleId> roles = Stream.of(client, client).map(realm::role).collect(Collectors.toSet());
        for (String name : List.of("echo", "Bravo", "delta", "Alpha", "charlie")) {
            RoleGroup group = new RoleGroup(new RoleGroupId(TestRealm.uuid()), client, name, "", "", roles);
            realm.run(stores -> {
                stores.catalogue().insert(realm.platform(), group);
                stores.grants().putRoleGroup(scope, new RoleGroupGrant(organization, group.id(), name.equals("delta")));
            });
        }

        List<RoleGroup> defined = Pages.walk(
                page -> realm.read(stores -> stores.catalogue().ofApplication(realm.platform(), client, page)));
        List<GrantStore.GrantedRoleGroup> granted =
                Pages.walk(page -> realm.read(stores -> stores.grants().roleGroups(scope, page)));

        assertThat(defined).extracting(RoleGroup::name).containsExactly("Alpha", "Bravo", "charlie", "delta", "echo");
        assertThat(defined).allMatch(group -> group.appRoles().equals(roles));
        assertThat(granted).extracting(GrantStore.GrantedRoleGroup::group).isEqualTo(defined);
        assertThat(granted)
                .extracting(item -> item.grant().exposedToChildren())
                .containsExactly(false, false, false, true, false);
    }

    @Test
    void whatIsOpenIsOffered_untilItIsGranted() {
        ClientId asked = application("asked", Map.of(ApplicationAttributes.SELF_SUBSCRIPTION, "request"));
        ClientId taken = application("taken", Map.of(ApplicationAttributes.SELF_SUBSCRIPTION, "automatic"));
        application("closed", Map.of());
        application("off", Map.of(ApplicationAttributes.SELF_SUBSCRIPTION, "off"));
        application(
                "selected",
                Map.of(
                        ApplicationAttributes.SELF_SUBSCRIPTION,
                        "automatic",
                        ApplicationAttributes.SHARING,
                        "selected"));
        client("unmarked", Map.of(ApplicationAttributes.SELF_SUBSCRIPTION, "automatic"));

        assertThat(offered(scope)).containsExactly(asked, taken);
        grant(organization, asked, GrantStatus.REQUESTED);
        assertThat(offered(scope)).containsExactly(taken);
        grant(organization, taken, GrantStatus.SUSPENDED);
        assertThat(offered(scope)).isEmpty();
    }

    @Test
    void whatIsOpenIsOfferedBelow_whereEverybodyAboveHoldsIt() {
        ClientId open = application("open", Map.of(ApplicationAttributes.SELF_SUBSCRIPTION, "automatic"));
        OrganizationId branch = below(organization, "Branch");
        OrganizationId leaf = below(branch, "Leaf");

        assertThat(offered(realm.scope(branch))).isEmpty();
        grant(organization, open, GrantStatus.ACTIVE);
        assertThat(offered(realm.scope(branch))).containsExactly(open);
        assertThat(offered(realm.scope(leaf))).isEmpty();
        grant(branch, open, GrantStatus.ACTIVE);
        assertThat(offered(realm.scope(leaf))).containsExactly(open);
        grant(organization, open, GrantStatus.SUSPENDED);
        assertThat(offered(realm.scope(leaf))).isEmpty();
    }

    @Test
    void noListTakesMoreStatementsForMoreItems() {
        ClientId grouped = realm.client();
        List<BiFunction<OrganizationStoreProvider, PageRequest, Page<?>>> lists = List.of(
                (stores, page) -> stores.catalogue().applications(realm.platform(), page),
                (stores, page) -> stores.catalogue().ofApplication(realm.platform(), grouped, page),
                (stores, page) -> stores.grants().applications(scope, page),
                (stores, page) -> stores.grants().roleGroups(scope, page),
                (stores, page) -> stores.grants().subscribable(scope, page));
        fill(grouped, 3);
        List<Long> few = lists.stream().map(list -> statements(list, 3)).toList();
        fill(grouped, 60);
        List<Long> many = lists.stream().map(list -> statements(list, 60)).toList();

        assertThat(many).isEqualTo(few).containsExactly(1L, 2L, 1L, 2L, 1L);
    }

    @Test
    void keysOfPagesMayBeAnythingAtAll() {
        PageRequest nonsense = new PageRequest(Optional.of("%%%"), 10);

        assertRefused(
                OrganizationError.INVALID_VALUE,
                "after",
                () -> realm.run(stores -> stores.grants().subscribable(scope, nonsense)));
    }

    /** Makes every list as long as wanted. */
    private void fill(ClientId grouped, int size) {
        for (int i = 0; i < size; i++) {
            String name = size + "-" + i;
            ClientId client =
                    application("granted-" + name, Map.of(ApplicationAttributes.SELF_SUBSCRIPTION, "automatic"));
            application("open-" + name, Map.of(ApplicationAttributes.SELF_SUBSCRIPTION, "automatic"));
            grant(organization, client, GrantStatus.ACTIVE);
            RoleGroup group = new RoleGroup(
                    new RoleGroupId(TestRealm.uuid()), grouped, name, "", "", Set.of(realm.role(grouped)));
            realm.run(stores -> {
                stores.catalogue().insert(realm.platform(), group);
                stores.grants().putRoleGroup(scope, new RoleGroupGrant(organization, group.id(), true));
            });
        }
    }

    private long statements(BiFunction<OrganizationStoreProvider, PageRequest, Page<?>> list, int size) {
        PageRequest page = new PageRequest(Optional.empty(), size);
        return realm.statements(
                stores -> assertThat(list.apply(stores, page).items()).hasSize(size));
    }

    private List<ClientId> offered(OrganizationScope to) {
        return Pages.walk(page -> realm.read(stores -> stores.grants().subscribable(to, page)));
    }

    private OrganizationId below(OrganizationId parent, String name) {
        OrganizationId child = realm.organization(name);
        realm.run(stores -> {
            stores.hierarchy().lockStructure(realm.scope(parent));
            stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(child), 10);
        });
        return child;
    }

    private void grant(OrganizationId to, ClientId client, GrantStatus status) {
        realm.run(stores -> stores.grants().putApplication(realm.scope(to), new ApplicationGrant(to, client, status)));
    }

    private ClientId application(String clientId, Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(attributes);
        all.put(ApplicationAttributes.APPLICATION, "true");
        return client(clientId, all);
    }

    private ClientId client(String clientId, Map<String, String> attributes) {
        return realm.client(clientId, attributes);
    }

    private void named(String clientId, String name) {
        realm.inSession(session -> session.createMutationQuery(
                        "update ClientEntity c set c.name = :name where c.realmId = :realm and c.clientId = :client")
                .setParameter("name", name)
                .setParameter("realm", realm.id().value())
                .setParameter("client", clientId)
                .executeUpdate());
    }
}
