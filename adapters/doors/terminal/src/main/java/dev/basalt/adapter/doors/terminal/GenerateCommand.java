package dev.basalt.adapter.doors.terminal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    private final Function<IOException, String> reason;

    /** Writes one file into a directory, creates that if needed, and returns the file. */
    @FunctionalInterface
    public interface Generator {
        Path writeTo(Path directory) throws IOException;
    }

    /**
     * @param synopsis one of those declared here
     * @param reason says why a file could not be written
     */
    public GenerateCommand(
            Synopsis synopsis, Generator generator, Function<IOException, String> reason) {
        this.reason = reason;
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
        } catch (InvalidPathException e) {
            return failed(directory.get(), e.getReason(), terminal);
        } catch (IOException e) {
            return failed(directory.get(), reason.apply(e), terminal);
        }
    }

    private static int failed(String directory, String reason, Terminal terminal) {
        terminal.err().println("basalt: can't write to " + directory + ": " + reason);
        return FAILED;
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
}
