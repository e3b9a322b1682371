package io.keycloakb2b.server;

import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;

/** What the threads that answer requests ask the database for; tasks of the server have threads of their own. */
record SqlLog(RunningKeycloak server) {

    /** Has a server write its statements into its log. */
    static final String OPTION = "--log-level=info,org.hibernate.SQL:debug";

    List<String> during(Runnable action) {
        int before = server.log().length();
        action.run();
        return server.log()
                .substring(before)
                .lines()
                .filter(line -> line.contains("[org.hibernate.SQL] (executor-thread"))
                .map(line -> line.substring(line.indexOf(") ") + 2))
                .toList();
    }
}
