package io.keycloakb2b.testing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestSummaryTest {

    @TempDir
    private Path root;

    @Test
    void testsAreCountedByResult_andByModule() throws Exception {
        write(
                "model/target/surefire-reports/TEST-a.PlainTest.xml",
                """
                <testsuite name="a.PlainTest" tests="4" errors="1" skipped="1" failures="1">
                  <testcase name="passes"/>
                  <testcase name="fails"><failure type="x">expected</failure></testcase>
                  <testcase name="breaks"><error type="x">broken</error></testcase>
                  <testcase name="waits"><skipped/></testcase>
                </testsuite>""");
        write(
                "server/target/failsafe-reports/TEST-b.ServerIT.xml",
                """
                <testsuite name="b.ServerIT" tests="1" errors="0" skipped="0" failures="0">
                  <testcase name="passes"/>
                </testsuite>""");

        assertThat(TestSummary.lines(root))
                .containsExactly(
                        "model: 1 passed, 2 failed, 1 skipped",
                        "server: 1 passed, 0 failed, 0 skipped",
                        "2 passed, 2 failed, 1 skipped");
    }

    /** As Surefire writes it: the sums are of an invocation that comes last and has no tests of its own. */
    @Test
    void failuresOfAParameterizedClassAreFailures() throws Exception {
        write(
                "model/target/surefire-reports/TEST-a.StoreTest.xml",
                """
                <testsuite name="a.StoreTest" tests="0" errors="0" skipped="0" failures="0">
                  <testcase name="writes"><failure type="x">on the first database</failure></testcase>
                  <testcase name="reads"/>
                  <testcase name="writes"/>
                  <testcase name="reads"/>
                </testsuite>""");

        assertThat(TestSummary.lines(root))
                .containsExactly("model: 3 passed, 1 failed, 0 skipped", "3 passed, 1 failed, 0 skipped");
    }

    private void write(String path, String report) throws Exception {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
    }
}
