package dev.basalt.adapter.doors.terminal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code basalt generate-json-schema} and {@code basalt generate-ts}: the types of the protocol,
 * for the authors of clients. Prints the name of the file it wrote.
 */
public final class GenerateCommand implements TerminalCommand {

    private static final CommandOption OUT =
            new CommandOption("o", "out", "DIR", "the directory; created if it does not exist");

    public static final Synopsis JSON_SCHEMA =
            new Synopsis(
                    "generate-json-schema",
                    List.of(OUT),
                    "",
                    "write the JSON Schema of the protocol into a directory");

    public static final Synopsis TYPESCRIPT =
            new Synopsis(
                    "generate-ts",
                    List.of(OUT),
                    "",
                    "write the TypeScript types of the protocol into a directory");

    private final String command;
    private final Generator generator;

    /** Writes one file into a directory, creates that if needed, and returns the file. */
    @FunctionalInterface
    public interface Generator {
        Path writeTo(Path directory) throws IOException;
    }

    /**
     * @param synopsis one of those declared here
     */
    public GenerateCommand(Synopsis synopsis, Generator generator) {
        this.command = synopsis.name();
        this.generator = generator;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        Optional<String> directory = directory(arguments);
        if (directory.isEmpty()) {
            terminal.err()
                    .println(
                            "usage: basalt %1$s --out DIR (see basalt %1$s --help)"
                                    .formatted(command));
            return USAGE;
        }
        try {
            terminal.out().println(generator.writeTo(Path.of(directory.get())));
            return 0;
        } catch (InvalidPathException | IOException e) {
            terminal.err().println("basalt: can't write to " + directory.get() + ": " + reason(e));
            return FAILED;
        }
    }

    private static Optional<String> directory(List<String> args) {
        if (args.size() == 2 && (args.getFirst().equals("--out") || args.getFirst().equals("-o"))) {
            return Optional.of(args.getLast()).filter(name -> !name.isEmpty());
        }
        if (args.size() == 1 && args.getFirst().startsWith("--out=")) {
            return Optional.of(args.getFirst().substring("--out=".length()))
                    .filter(name -> !name.isEmpty());
        }
        return Optional.empty();
    }

    private static String reason(Exception e) {
        return switch (e) {
            case FileSystemException refused ->
                    refused.getReason() == null
                            ? refused.getClass().getSimpleName() + " " + refused.getFile()
                            : refused.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
