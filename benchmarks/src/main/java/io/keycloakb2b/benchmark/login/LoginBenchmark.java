package io.keycloakb2b.benchmark.login;

import io.keycloakb2b.benchmark.measure.Machine;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures logins and prints the figures as they are. The first argument is the directory that they are written to as
 * well: {@code logins.md}, and the statements behind the counts in {@code login-statements.md}.
 */
public final class LoginBenchmark {

    private LoginBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createDirectories(Path.of(arguments[0]));
        var plan = Plan.configured();
        System.out.println("Logins: " + plan + ".");
        try (var field = Field.prepare(plan)) {
            var results = new Measurement(plan, field).run();
            var report = new LoginReport(plan, Machine.describe(field.servers().get(0)), results);
            Files.writeString(directory.resolve("logins.md"), report.markdown());
            Files.writeString(directory.resolve("login-statements.md"), report.statements());
            System.out.println(report.markdown());
        }
    }
}
