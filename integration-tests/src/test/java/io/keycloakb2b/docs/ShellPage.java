package io.keycloakb2b.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * A page with commands for a shell, each block followed by what it prints, if anything.
 *
 * @param steps in the order of the page
 */
record ShellPage(List<Step> steps) {

    /** Commands, and all that they print. */
    record Step(String commands, String output) {}

    /** @param name below the directory of the documentation */
    static ShellPage read(String name) {
        try {
            Node page = Parser.builder()
                    .build()
                    .parse(Files.readString(
                            Path.of("..", "docs", name).toAbsolutePath().normalize()));
            var blocks = new Blocks();
            page.accept(blocks);
            return new ShellPage(List.copyOf(blocks.steps));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Blocks extends AbstractVisitor {

        private final List<Step> steps = new ArrayList<>();

        @Override
        public void visit(FencedCodeBlock block) {
            switch (block.getInfo()) {
                case "bash" -> steps.add(new Step(block.getLiteral(), ""));
                case "text" -> {
                    Step last = steps.remove(steps.size() - 1);
                    steps.add(new Step(last.commands(), block.getLiteral()));
                }
                default -> throw new AssertionError("a block that is neither bash nor text: " + block.getInfo());
            }
        }
    }
}
