package io.keycloakb2b.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the image is made by.
 *
 * @param instructions in their order, with the defaults of {@code ARG} in the place of its variables
 */
record Dockerfile(List<Instruction> instructions) {

    /** @param words after the keyword, as the shell would tell them apart */
    record Instruction(String keyword, List<String> words) {

        /** Options such as {@code --from=…} come first and begin like this. */
        private static final String OPTION = "--";

        boolean has(String option) {
            return words.stream().anyMatch(word -> word.startsWith(option));
        }

        /** All but options and the last word. */
        List<String> sources() {
            var paths = words.stream().filter(word -> !word.startsWith(OPTION)).toList();
            return paths.subList(0, paths.size() - 1);
        }
    }

    static Dockerfile read() {
        Map<String, String> defaults = new HashMap<>();
        List<Instruction> instructions = new ArrayList<>();
        for (var line : Checkout.text("docker/Dockerfile").replace("\\\n", " ").split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var words = List.of(with(defaults, line).strip().split("\\s+", -1));
            instructions.add(new Instruction(words.get(0), words.subList(1, words.size())));
            if (words.get(0).equals("ARG")) {
                var argument = words.get(1).split("=", 2);
                defaults.put(argument[0], argument[1]);
            }
        }
        return new Dockerfile(List.copyOf(instructions));
    }

    List<Instruction> all(String keyword) {
        return instructions.stream()
                .filter(instruction -> instruction.keyword().equals(keyword))
                .toList();
    }

    /** The options of the only {@code kc.sh build}. */
    List<String> buildOptions() {
        var command = all("RUN").stream()
                .map(Instruction::words)
                .filter(words -> words.subList(0, 2).equals(List.of("/opt/keycloak/bin/kc.sh", "build")))
                .toList();
        if (command.size() != 1) {
            throw new AssertionError("one call of kc.sh build is expected: " + command);
        }
        return command.get(0).subList(2, command.get(0).size());
    }

    private static String with(Map<String, String> defaults, String line) {
        var result = line;
        for (var argument : defaults.entrySet()) {
            result = result.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        return result;
    }
}
