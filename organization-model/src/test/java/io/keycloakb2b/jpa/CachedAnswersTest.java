package io.keycloakb2b.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.cache.CachedInputs;
import io.keycloakb2b.cache.NodeCache;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.spi.StoredInputs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
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

/** Random lives of a realm: whatever has happened, and however it met the readings, a cache answers what is stored. */
@Tag("random")
final class CachedAnswersTest {

    @AddLifecycleHook(ManyTries.class)
    @Property(tries = 5)
    void rememberedAnswersAreTheStoredOnesOnH2(@ForAll("lives") List<Step> life) {
        live(TestDatabase.H2, life);
    }

    @AddLifecycleHook(ManyTries.class)
    @Property(tries = 5)
    void rememberedAnswersAreTheStoredOnesOnPostgreSql(@ForAll("lives") List<Step> life) {
        live(TestDatabase.POSTGRESQL, life);
    }

    @Example
    void whatATeamIsGivenReachesWhoeverIsInIt() {
        live(
                TestDatabase.H2,
                List.of(
                        new Step(new Surroundings.JoinedTeam(0, 0), Moment.BETWEEN, 0),
                        new Step(new Surroundings.ChangedTeam(0, 1, true), Moment.BETWEEN, 0),
                        new Step(new Surroundings.ChangedTeam(0, 1, false), Moment.BETWEEN, 0)));
    }

    @Example
    void whoeverHoldsALockReadsWhatIsCommitted_whateverHasNotBeenToldYet() {
        WorldOnDisk disk = new WorldOnDisk(TestDatabase.H2);
        disk.create(0, Optional.empty());
        NodeCache unaware = NodeCache.elsewhere();
        Questions questions = new Questions(disk);
        List<Object> before = disk.realm().inSession(session -> questions.some(Nodes.cached(session, unaware), 0, 0));
        new Surroundings.EditedNatively(0, false, 1).run(disk, disk.id(0));

        disk.realm().inSession(session -> {
            assertThat(questions.some(Nodes.cached(session, unaware), 0, 0)).isEqualTo(before);

            new JpaOrganizationStoreProvider(session, Clock.systemUTC(), unaware.in(session))
                    .hierarchy()
                    .lock(disk.scope(0));

            assertThat(questions.some(Nodes.cached(session, unaware), 0, 0))
                    .isEqualTo(questions.some(new DecisionRecords(session), 0, 0))
                    .isNotEqualTo(before);
            return session;
        });
    }

    @Example
    void whetherSomebodyIsAMemberTakesOneQuery_andNoneTheNextTime() {
        for (TestDatabase database : TestDatabase.values()) {
            WorldOnDisk disk = new WorldOnDisk(database);
            disk.create(0, Optional.empty());
            NodeCache node = NodeCache.elsewhere();
            LongSupplier asking = () -> disk.realm().statementsOf(session -> Nodes.cached(session, node)
                    .membership(disk.realm().id(), disk.id(0), disk.person(0)));

            assertThat(List.of(asking.getAsLong(), asking.getAsLong())).containsExactly(1L, 0L);
        }
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Operation> operation =
                Arbitraries.frequencyOf(Tuple.of(3, Operation.any()), Tuple.of(2, Surroundings.any()));
        return Combinators.combine(
                        operation,
                        Arbitraries.of(Moment.class),
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    /** When a change comes, seen from somebody who is reading. */
    enum Moment {
        BETWEEN,
        WHILE_READING,
        IN_A_TRANSACTION_THAT_FAILS
    }

    /** @param about chooses the organization and the person that are asked about */
    record Step(Operation operation, Moment moment, int about) {}

    @Example
    void whoseAHostIsTakesOneQuery_andNoneTheNextTime_alsoWhereItIsNobodys() {
        for (TestDatabase database : TestDatabase.values()) {
            WorldOnDisk disk = new WorldOnDisk(database);
            disk.create(0, Optional.empty());
            NodeCache node = NodeCache.elsewhere();
            for (HostName host : List.of(Surroundings.HOST, new HostName("nobody.example.org"))) {
                new Surroundings.MovedHost(0).run(disk, disk.id(0));
                LongSupplier asking = () -> disk.realm().statementsOf(session -> Nodes.cached(session, node)
                        .organizationByHost(disk.realm().id(), host));

                assertThat(asking.getAsLong()).isEqualTo(1);
                assertThat(asking.getAsLong()).isZero();
            }
        }
    }

    private static void live(TestDatabase database, List<Step> life) {
        NodeCache here = NodeCache.of(database.sessions());
        WorldOnDisk disk = new WorldOnDisk(new TestRealm(database, here::in));
        ReferenceWorld reference = new ReferenceWorld();
        Nodes nodes = new Nodes(disk, here, NodeCache.elsewhere());
        Operation.beginning().forEach(operation -> operation.run(reference, disk));
        nodes.agree(reference.all());
        for (Step step : life) {
            List<Integer> organizations = List.copyOf(reference.all());
            if (organizations.isEmpty()) {
                step.operation().run(reference, disk);
                continue;
            }
            int organization = organizations.get(step.about() % organizations.size());
            int person = step.about() % ReferenceWorld.PEOPLE;
            switch (step.moment()) {
                case BETWEEN -> step.operation().run(reference, disk);
                case WHILE_READING ->
                    nodes.interrupt(() -> step.operation().run(reference, disk), organization, person);
                case IN_A_TRANSACTION_THAT_FAILS -> nodes.fail(organization, person);
            }
            boolean everybody = step.about() % 8 == 0 || !reference.has(organization);
            nodes.agree(everybody ? reference.all() : Set.of(organization));
        }
        nodes.agree(reference.all());
    }

    /** A node that changes things, and one that only hears of it. */
    private record Nodes(WorldOnDisk disk, NodeCache here, NodeCache elsewhere) {

        void agree(Set<Integer> organizations) {
            here.told().forEach(elsewhere::hear);
            here.told().clear();
            Questions questions = new Questions(disk);
            disk.realm().inSession(session -> {
                List<Object> stored = questions.all(new DecisionRecords(session), organizations);
                assertThat(questions.all(cached(session, here), organizations)).isEqualTo(stored);
                assertThat(questions.all(cached(session, elsewhere), organizations))
                        .isEqualTo(stored);
                return stored;
            });
        }

        /** Whoever has read before the change remembers it after. */
        void interrupt(Runnable change, int organization, int person) {
            List<Runnable> once = new ArrayList<>(List.of(change));
            disk.realm().inSession(session -> {
                StoredInputs stored = new DecisionRecords(session);
                StoredInputs interrupted = (StoredInputs) Proxy.newProxyInstance(
                        StoredInputs.class.getClassLoader(),
                        new Class<?>[] {StoredInputs.class},
                        (proxy, question, about) -> {
                            Object answer = invoke(() -> question.invoke(stored, about));
                            once.forEach(Runnable::run);
                            once.clear();
                            return answer;
                        });
                here.forgetEverything(); // so that there is something to read
                return new Questions(disk).some(new CachedInputs(interrupted, here.in(session)), organization, person);
            });
            once.forEach(Runnable::run);
        }

        /** Sees its own changes, and leaves nothing of them to others. */
        void fail(int organization, int person) {
            Questions questions = new Questions(disk);
            disk.realm().inSession(session -> {
                var stores = disk.realm().storesIn(session);
                var path = new DecisionRecords(session)
                        .path(disk.realm().id(), disk.id(organization))
                        .orElseThrow();
                stores.hierarchy()
                        .update(
                                disk.scope(organization),
                                path.organization().node().withStatus(OrganizationStatus.SUSPENDED));
                new DecisionRecords(session)
                        .membership(disk.realm().id(), disk.id(organization), disk.person(person))
                        .ifPresent(member -> stores.members()
                                .put(disk.scope(organization), member.withStatus(MembershipStatus.SUSPENDED)));
                assertThat(questions.some(cached(session, here), organization, person))
                        .isEqualTo(questions.some(new DecisionRecords(session), organization, person));
                session.getTransaction().markRollbackOnly();
                return session;
            });
        }

        private static StoredInputs cached(Session session, NodeCache node) {
            return new CachedInputs(new DecisionRecords(session), node.in(session));
        }

        private static Object invoke(Callable<Object> call) throws Throwable {
            try {
                return call.call();
            } catch (InvocationTargetException failure) {
                throw failure.getCause() == null ? failure : failure.getCause();
            }
        }
    }
}
