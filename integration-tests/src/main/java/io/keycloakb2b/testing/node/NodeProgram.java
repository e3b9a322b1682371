package io.keycloakb2b.testing.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One of the programs that the build installs below {@code target}; talks in lines, and ends with its input. */
public final class NodeProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final BufferedWriter input;

    private NodeProgram(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    }

    /**
     * @param directory below {@code target}
     * @param environment what the program is told beside what this JVM was
     */
    public static NodeProgram start(String directory, String script, Map<String, String> environment) {
        var builder = new ProcessBuilder("node", script)
                .directory(installed(directory).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new NodeProgram(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void says(String line) {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the next line; a program that has ended instead has told the reason on this JVM's error stream. */
    public String hears() {
        try {
            var line = output.readLine();
            if (line == null) {
                throw new AssertionError("the program has ended");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relative to the module, or to the repository when started there. */
    private static Path installed(String directory) {
        var fromRepository = Path.of("integration-tests");
        var module = Files.isDirectory(fromRepository) ? fromRepository : Path.of("");
        return module.resolve("target").resolve(directory).toAbsolutePath();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
