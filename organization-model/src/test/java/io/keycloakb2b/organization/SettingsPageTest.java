package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;

/** The documented settings are those in force, with their defaults. */
final class SettingsPageTest {

    @Example
    void everySettingStandsOnThePageWithItsDefault() throws IOException {
        List<String> documented =
                Files.readAllLines(Path.of("..", "docs", "sign-in.md")
                                .toAbsolutePath()
                                .normalize())
                        .stream()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("\\|", -1))
                        .map(cells -> cells[1].strip() + " " + cells[2].strip())
                        .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(SettingName.values())
                        .map(name -> "`" + name.word() + "` "
                                + (name.defaultValue().isEmpty() ? "" : "`" + name.defaultValue() + "`"))
                        .toList());
    }
}
