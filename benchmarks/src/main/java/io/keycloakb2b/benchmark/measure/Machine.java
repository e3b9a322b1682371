package io.keycloakb2b.benchmark.measure;

import static java.util.Locale.ROOT;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;

/** What the figures were measured on, without names and dates. */
public final class Machine {

    private static final double BYTES_PER_GIB = 1L << 30;

    private Machine() {}

    public static String describe(PeerServer server) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                ROOT,
                "%d cores, %.0f GiB of memory, %s %s, JDK %s, %s",
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / BYTES_PER_GIB,
                system.getName(),
                system.getArch(),
                Runtime.version(),
                database(server));
    }

    private static String database(PeerServer server) {
        try (var connection = server.database().connect()) {
            var product = connection.getMetaData();
            return product.getDatabaseProductName() + " " + product.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
