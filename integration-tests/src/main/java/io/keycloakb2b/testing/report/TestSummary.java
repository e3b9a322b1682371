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
        var root = Path.of(arguments[0]).toRealPath();
        var perModule = new TreeMap<String, Counts>();
        for (Path report : reports(root)) {
            perModule.merge(root.relativize(report).getName(0).toString(), Counts.read(report), Counts::plus);
        }
        perModule.forEach((module, counts) -> System.out.println(module + ": " + counts));
        System.out.println(perModule.values().stream().reduce(Counts.NONE, Counts::plus));
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> paths =
                Files.find(root, 4, (path, attributes) -> path.toString().matches(REPORT))) {
            return paths.toList();
        }
    }

    private record Counts(int passed, int failed, int skipped) {

        private static final Counts NONE = new Counts(0, 0, 0);

        static Counts read(Path report) throws IOException, ParserConfigurationException, SAXException {
            var suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            var failed = number(suite, "failures") + number(suite, "errors");
            var skipped = number(suite, "skipped");
            return new Counts(number(suite, "tests") - failed - skipped, failed, skipped);
        }

        Counts plus(Counts other) {
            return new Counts(passed + other.passed, failed + other.failed, skipped + other.skipped);
        }

        private static int number(Element suite, String attribute) {
            return Integer.parseInt(suite.getAttribute(attribute));
        }

        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed, " + skipped + " skipped";
        }
    }
}
