package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** The documented table of permissions and built-in roles is the one in force. */
final class PermissionsPageTest {

    @Example
    void theTableOfThePageIsTheOneInTheCode() throws IOException {
        List<String> documented =
                Files.readAllLines(Path.of("..", "docs", "permissions.md")
                                .toAbsolutePath()
                                .normalize())
                        .stream()
                        .filter(line -> line.startsWith("|"))
                        .toList();

        assertThat(documented).containsExactlyElementsOf(table());
    }

    private static List<String> table() {
        Stream<String> head =
                Stream.of(row("permission", BuiltInRole::word), "|---".repeat(BuiltInRole.values().length + 1) + "|");
        Stream<String> body = Arrays.stream(Permission.values())
                .map(permission -> row(
                        "`" + permission.word() + "`",
                        role -> role.permissions().contains(permission) ? "✓" : ""));
        return Stream.concat(head, body).toList();
    }

    private static String row(String first, Function<BuiltInRole, String> cell) {
        return Arrays.stream(BuiltInRole.values())
                .map(cell)
                .collect(Collectors.joining(" | ", "| " + first + " | ", " |"));
    }
}
