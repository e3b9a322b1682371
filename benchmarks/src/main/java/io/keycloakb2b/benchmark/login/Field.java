package io.keycloakb2b.benchmark.login;

import io.keycloakb2b.benchmark.measure.PeerServer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three servers of one distribution, each with a database of its own, and everybody who signs in there: Keycloak as it
 * is published with and without organizations, and Keycloak with the pack.
 */
final class Field implements AutoCloseable {

    /** Several, so that nobody's sessions pile up. */
    private static final int PEOPLE = 10;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Plan plan;
    private final PeerServer plain;
    private final PeerServer natives;
    private final PeerServer pack;
    private final Map<Kind, Lane> lanes = new EnumMap<>(Kind.class);
    private final Map<Integer, Lane> busyNatives = new LinkedHashMap<>();
    private final Map<Crowd, Lane> busyMembers = new LinkedHashMap<>();

    private Field(Plan plan) {
        this.plan = plan;
        this.plain = opened(PeerServer.withoutPack());
        this.natives = opened(PeerServer.withoutPack());
        this.pack = opened(PeerServer.withPack());
    }

    static Field prepare(Plan plan) {
        var field = new Field(plan);
        field.addPlain();
        field.addNative();
        field.addPack();
        return field;
    }

    List<PeerServer> servers() {
        return List.of(plain, natives, pack);
    }

    Map<Kind, Lane> lanes() {
        return Collections.unmodifiableMap(lanes);
    }

    /** Members of Keycloak's own organizations, by the number of memberships. */
    Map<Integer, Lane> busyNatives() {
        return Collections.unmodifiableMap(busyNatives);
    }

    Map<Crowd, Lane> busyMembers() {
        return Collections.unmodifiableMap(busyMembers);
    }

    private void addPlain() {
        var onePage = stage(plain, false);
        lanes.put(Kind.PLAIN, onePage.lane("openid", ordinary(onePage)));
        var twoPages = stage(plain, false);
        TwoPages.bind(twoPages.realm());
        lanes.put(Kind.PLAIN_TWO_PAGES, twoPages.lane("openid", ordinary(twoPages)));
    }

    private void addNative() {
        var stage = stage(natives, true);
        var organizations = new NativeOrganizations(stage);
        lanes.put(Kind.NATIVE_KNOWN, stage.lane(NativeOrganizations.SCOPE, organizations.members(PEOPLE)));
        lanes.put(Kind.NATIVE_UNKNOWN, stage.lane(NativeOrganizations.SCOPE, ordinary(stage)));
        organizations.foundFurther(Collections.max(Plan.MEMBERSHIPS));
        for (int memberships : Plan.MEMBERSHIPS) {
            busyNatives.put(
                    memberships,
                    stage.lane(NativeOrganizations.SCOPE_OF_ONE, List.of(organizations.busy(memberships))));
        }
    }

    private void addPack() {
        var unused = stage(pack, false);
        lanes.put(Kind.UNUSED, unused.lane("openid", ordinary(unused)));
        var stage = stage(pack, true);
        var organizations = new PackOrganizations(stage, Collections.max(Plan.DEPTHS));
        lanes.put(Kind.PACK_KNOWN, stage.lane(PackOrganizations.SCOPE, organizations.members(PEOPLE)));
        lanes.put(Kind.PACK_UNKNOWN, stage.lane(PackOrganizations.SCOPE, ordinary(stage)));
        organizations.foundFurther(Collections.max(Plan.MEMBERSHIPS));
        for (int memberships : Plan.MEMBERSHIPS) {
            for (int depth : Plan.DEPTHS) {
                busyMembers.put(
                        new Crowd(memberships, depth),
                        stage.lane(PackOrganizations.SCOPE, List.of(organizations.busy(memberships, depth > 1))));
            }
        }
    }

    private static List<Person> ordinary(Stage stage) {
        return stage.people(PEOPLE, Domains.UNKNOWN).stream()
                .map(stage::withAppRole)
                .toList();
    }

    private Stage stage(PeerServer server, boolean organizations) {
        return opened(Stage.create(server, plan, organizations));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
