package io.keycloakb2b.jpa;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.cache.NodeCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;
import org.keycloak.models.OrganizationDomainModel;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.utils.Organizations;

/**
 * The pack's answers about memberships beside those of Keycloak's own provider, after every step of random requests
 * that change them, in the very transaction of the change, and with what the node remembers of the requests before.
 */
@Tag("random")
final class MembershipAnswersTest {

    private static final int ORGANIZATIONS = 5;
    private static final int PEOPLE = 3;

    /** One thing that a request does. */
    enum Change {
        JOIN,
        JOIN_MANAGED,
        LEAVE,
        SWITCH_OFF,
        SWITCH_ON,
        DESCRIBE,
        CHANGE_DOMAIN,
        DELETE,
        DISABLE_ORGANIZATIONS,
        ENABLE_ORGANIZATIONS
    }

    record Step(Change change, int organization, int person) {}

    @Provide
    Arbitrary<List<List<Step>>> requests() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Change.JOIN),
                                Tuple.of(6, Change.JOIN_MANAGED),
                                Tuple.of(3, Change.LEAVE),
                                Tuple.of(3, Change.SWITCH_OFF),
                                Tuple.of(2, Change.SWITCH_ON),
                                Tuple.of(2, Change.DESCRIBE),
                                Tuple.of(2, Change.CHANGE_DOMAIN),
                                Tuple.of(1, Change.DELETE),
                                Tuple.of(1, Change.DISABLE_ORGANIZATIONS),
                                Tuple.of(1, Change.ENABLE_ORGANIZATIONS)),
                        Arbitraries.integers().between(0, ORGANIZATIONS - 1),
                        Arbitraries.integers().between(0, PEOPLE - 1))
                .as(Step::new)
                .list()
                .ofMaxSize(6)
                .list()
                .ofMaxSize(5);
    }

    @AddLifecycleHook(ManyTries.class)
    @Property(tries = 6)
    void areKeycloaksOnH2(@ForAll("requests") List<List<Step>> requests) {
        agree(TestDatabase.H2, requests);
    }

    @AddLifecycleHook(ManyTries.class)
    @Property(tries = 3)
    void areKeycloaksOnPostgreSql(@ForAll("requests") List<List<Step>> requests) {
        agree(TestDatabase.POSTGRESQL, requests);
    }

    @Example
    void areKeycloaks_onceAnotherRequestHasChangedADomainOnly() {
        agree(
                TestDatabase.H2,
                List.of(
                        List.of(new Step(Change.JOIN, 0, 0)),
                        List.of(new Step(Change.CHANGE_DOMAIN, 0, 1)),
                        List.of()));
    }

    /** Whether the realm has organizations at all, which are the user's, and their mail domains. */
    @Example
    void takeThreeQueries_howeverManyThereAre_andNoneTheNextTime() {
        for (TestDatabase database : TestDatabase.values()) {
            assertThat(statements(database, 1)).containsExactly(3L, 1L);
            assertThat(statements(database, 40)).containsExactly(3L, 1L);
        }
    }

    /** In two requests of their own, in which nothing has been read before. */
    private static List<Long> statements(TestDatabase database, int memberships) {
        TestRealm realm = new TestRealm(database);
        String person = realm.inSession(em -> {
            KeycloakInMemory keycloak = keycloak(realm, database, em);
            UserModel user =
                    keycloak.users().addUser(realm(keycloak), null, KeycloakModelUtils.generateId(), false, false);
            for (int i = 0; i < memberships; i++) {
                keycloak.keycloaks().addManagedMember(keycloak.keycloaks().create("org " + i, "org-" + i), user);
            }
            return user.getId();
        });
        return Stream.generate(() -> realm.inSession(em -> {
                    KeycloakInMemory keycloak = keycloak(realm, database, em);
                    UserModel user = user(keycloak, person);
                    return statements(em, () -> {
                        Organizations.isReadOnlyOrganizationMember(keycloak.session(), user);
                        keycloak.answering()
                                .getByMember(user)
                                .map(organization -> everything(organization, user))
                                .forEach(Objects::requireNonNull);
                    });
                }))
                .limit(2)
                .toList();
    }

    private static long statements(Session em, Runnable action) {
        Statistics statistics = em.getSessionFactory().getStatistics();
        statistics.setStatisticsEnabled(true);
        long before = statistics.getPrepareStatementCount();
        action.run();
        return statistics.getPrepareStatementCount() - before;
    }

    private static void agree(TestDatabase database, List<List<Step>> requests) {
        TestRealm realm = new TestRealm(database);
        List<String> people = new ArrayList<>();
        List<String> organizations = new ArrayList<>();
        realm.inSession(em -> {
            KeycloakInMemory keycloak = keycloak(realm, database, em);
            for (int i = 0; i < PEOPLE; i++) {
                people.add(keycloak.users()
                        .addUser(realm(keycloak), null, KeycloakModelUtils.generateId(), false, false)
                        .getId());
            }
            for (int i = 0; i < ORGANIZATIONS; i++) {
                // not in the order of their names
                organizations.add(keycloak.answering()
                        .create(null, "org " + (i * 7) % ORGANIZATIONS, "alias-" + i)
                        .getId());
            }
            compare(keycloak, people, organizations);
            return realm;
        });
        for (List<Step> request : requests) {
            realm.inSession(em -> {
                KeycloakInMemory keycloak = keycloak(realm, database, em);
                compareQuickly(keycloak, people);
                for (Step step : request) {
                    run(keycloak, step, people, organizations);
                    compareQuickly(keycloak, people);
                    compare(keycloak, people, organizations);
                }
                return realm;
            });
            askEachInARequestOfItsOwn(realm, database, people);
        }
    }

    /** Whoever has read one thing has it in hands, and remembers no other. */
    private static void askEachInARequestOfItsOwn(TestRealm realm, TestDatabase database, List<String> people) {
        for (String person : people) {
            realm.inSession(em -> {
                KeycloakInMemory keycloak = keycloak(realm, database, em);
                return ofPeople(keycloak, keycloak.answering(), List.of(person));
            });
        }
        for (int i = 0; i < ORGANIZATIONS; i++) {
            int organization = i;
            realm.inSession(em -> ofAlias(keycloak(realm, database, em).answering(), organization));
        }
    }

    private static KeycloakInMemory keycloak(TestRealm realm, TestDatabase database, Session em) {
        NodeCache node = NodeCache.of(database.sessions());
        return new KeycloakInMemory(em, realm.id().value(), node.in(em));
    }

    private static void run(KeycloakInMemory keycloak, Step step, List<String> people, List<String> organizations) {
        OrganizationModel organization = keycloak.keycloaks().getById(organizations.get(step.organization()));
        UserModel user = user(keycloak, people.get(step.person()));
        if (organization == null || user == null) {
            return; // deleted by an earlier step
        }
        OrganizationProvider pack = keycloak.answering();
        switch (step.change()) {
            case JOIN -> pack.addMember(organization, user);
            case JOIN_MANAGED -> pack.addManagedMember(organization, user);
            case LEAVE -> pack.removeMember(organization, user);
            case SWITCH_OFF -> organization.setEnabled(false);
            case SWITCH_ON -> organization.setEnabled(true);
            case DESCRIBE -> {
                OrganizationModel same = pack.getById(organization.getId());
                same.setDescription("by " + step.person());
                assertThat(same.getDescription()).isEqualTo("by " + step.person());
            }
            case CHANGE_DOMAIN ->
                organization.setDomains(
                        Set.of(new OrganizationDomainModel(organization.getAlias() + step.person() + ".example")));
            case DELETE -> pack.remove(organization);
            case DISABLE_ORGANIZATIONS -> keycloak.enableOrganizations(false);
            case ENABLE_ORGANIZATIONS -> keycloak.enableOrganizations(true);
        }
    }

    /** What the pack says before Keycloak's own provider has read anything that would stay in the transaction. */
    private static void compareQuickly(KeycloakInMemory keycloak, List<String> people) {
        assertThat(memberships(keycloak, keycloak.answering(), people))
                .isEqualTo(memberships(keycloak, keycloak.keycloaks(), people));
    }

    private static List<Object> memberships(
            KeycloakInMemory keycloak, OrganizationProvider provider, List<String> people) {
        return Stream.concat(
                        ofPeople(keycloak, provider, people).stream(),
                        IntStream.range(0, ORGANIZATIONS).mapToObj(organization -> ofAlias(provider, organization)))
                .toList();
    }

    private static List<Object> ofPeople(
            KeycloakInMemory keycloak, OrganizationProvider provider, List<String> people) {
        List<Object> answers = new ArrayList<>();
        people.stream()
                .map(person -> user(keycloak, person))
                .filter(Objects::nonNull)
                .forEach(user -> provider.getByMember(user)
                        .map(organization -> everything(organization, user))
                        .forEach(answers::add));
        return answers;
    }

    private static Object ofAlias(OrganizationProvider provider, int organization) {
        return Optional.ofNullable(provider.getByAlias("alias-" + organization))
                .map(found -> List.of(
                        found.getName(),
                        found.isEnabled(),
                        Objects.toString(found.getDescription()),
                        found.getDomains().map(OrganizationDomainModel::getName).collect(Collectors.toSet())));
    }

    private static void compare(KeycloakInMemory keycloak, List<String> people, List<String> organizations) {
        for (String person : people) {
            UserModel user = user(keycloak, person);
            if (user == null) {
                assertThat(answersOfNobody(keycloak.answering(), person, organizations))
                        .isEqualTo(answersOfNobody(keycloak.keycloaks(), person, organizations));
            } else {
                assertThat(answers(keycloak.answering(), user, organizations))
                        .isEqualTo(answers(keycloak.keycloaks(), user, organizations));
                assertThat(Organizations.isReadOnlyOrganizationMember(keycloak.session(), user))
                        .isEqualTo(readOnly(keycloak.keycloaks(), user));
            }
        }
    }

    private static List<Object> answers(OrganizationProvider provider, UserModel user, List<String> organizations) {
        List<Object> answers = new ArrayList<>();
        provider.getByMember(user)
                .map(organization -> everything(organization, user))
                .forEach(answers::add);
        for (String id : organizations) {
            OrganizationModel organization = provider.getById(id);
            if (organization != null) {
                answers.add(everything(requireNonNull(provider.getByAlias(organization.getAlias())), user));
                answers.add(everything(organization, user));
                answers.add(provider.isMember(organization, user));
                answers.add(provider.isManagedMember(organization, user));
                answers.add(Objects.toString(provider.getMemberById(organization, user.getId()) != null));
            }
        }
        return answers;
    }

    private static List<Object> answersOfNobody(
            OrganizationProvider provider, String person, List<String> organizations) {
        return organizations.stream()
                .map(provider::getById)
                .filter(Objects::nonNull)
                .map(organization -> (Object) (provider.getMemberById(organization, person) == null))
                .toList();
    }

    private static Object everything(OrganizationModel organization, UserModel user) {
        return Map.of(
                "id", organization.getId(),
                "name", organization.getName(),
                "alias", organization.getAlias(),
                "enabled", organization.isEnabled(),
                "description", Objects.toString(organization.getDescription()),
                "redirect", Objects.toString(organization.getRedirectUrl()),
                "domains",
                        organization
                                .getDomains()
                                .map(OrganizationDomainModel::getName)
                                .collect(Collectors.toSet()),
                "member", organization.isMember(user),
                "managed", organization.isManaged(user));
    }

    /** As Keycloak asks when it loads a user. */
    private static boolean readOnly(OrganizationProvider provider, UserModel user) {
        return provider.getByMember(user)
                .anyMatch(organization ->
                        organization.isManaged(user) && (!provider.isEnabled() || !organization.isEnabled()));
    }

    private static UserModel user(KeycloakInMemory keycloak, String id) {
        return keycloak.users().getUserById(realm(keycloak), id);
    }

    private static RealmModel realm(KeycloakInMemory keycloak) {
        return keycloak.session().getContext().getRealm();
    }
}
