package io.keycloakb2b.testing.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What lives as long as the test JVM; closed when that ends, the last one first. */
final class JvmScope {

    private static final Map<Object, Object> HELD = new HashMap<>();
    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(JvmScope::close));
    }

    private JvmScope() {}

    static synchronized <T> T get(Object key, Class<T> type, Supplier<T> creation) {
        var held = HELD.get(key);
        if (held == null) {
            held = creation.get();
            HELD.put(key, held);
            if (held instanceof AutoCloseable closeable) {
                OPEN.push(closeable);
            }
        }
        return type.cast(held);
    }

    private static synchronized void close() {
        while (!OPEN.isEmpty()) {
            var closeable = OPEN.pop();
            try {
                closeable.close();
            } catch (Exception e) {
                // The JVM ends; what else is open is to be closed all the same.
                System.getLogger(JvmScope.class.getName())
                        .log(System.Logger.Level.WARNING, "not closed: " + closeable, e);
            }
        }
    }
}
