package io.keycloakb2b.testing.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Sums up the reports of Surefire and Failsafe below a directory; also runs as a single source file. */
public final class TestSummary {

    private static final String REPORT = ".*/(surefire|failsafe)-reports/TEST-[^/]*\\.xml";

    private TestSummary() {}

    public static void main(String[] arguments) throws IOException, ParserConfigurationException, SAXException {
        lines(Path.of(arguments[0]).toRealPath()).forEach(System.out::println);
    }

    /** A line for each module, and one for all of them. */
    static List<String> lines(Path root) throws IOException, ParserConfigurationException, SAXException {
        var perModule = new TreeMap<String, Counts>();
        for (Path report : reports(root)) {
            perModule.merge(root.relativize(report).getName(0).toString(), Counts.read(report), Counts::plus);
        }
        return Stream.concat(
                        perModule.entrySet().stream().map(module -> module.getKey() + ": " + module.getValue()),
                        Stream.of(perModule.values().stream()
                                .reduce(Counts.NONE, Counts::plus)
                                .toString()))
                .toList();
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> paths =
                Files.find(root, 4, (path, attributes) -> path.toString().matches(REPORT))) {
            return paths.toList();
        }
    }

    private record Counts(int passed, int failed, int skipped) {

        private static final Counts NONE = new Counts(0, 0, 0);

        /**
         * The tests themselves are counted: the sums at the head of a report are, for a parameterized class, those of
         * its last invocation alone, or none at all.
         */
        static Counts read(Path report) throws IOException, ParserConfigurationException, SAXException {
            var tests = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            var counts = NONE;
            for (int i = 0; i < tests.getLength(); i++) {
                counts = counts.plus(of((Element) tests.item(i)));
            }
            return counts;
        }

        private static Counts of(Element test) {
            if (has(test, "failure") || has(test, "error")) {
                return new Counts(0, 1, 0);
            }
            return has(test, "skipped") ? new Counts(0, 0, 1) : new Counts(1, 0, 0);
        }

        private static boolean has(Element test, String result) {
            return test.getElementsByTagName(result).getLength() > 0;
        }

        Counts plus(Counts other) {
            return new Counts(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }

        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }
}
