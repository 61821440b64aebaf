package dev.basalt.bootstrap.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code basalt generate-json-schema} and {@code basalt generate-ts}: the types of the protocol,
 * for those who write front ends. The file that was written is named on standard output.
 */
public final class GenerateCommand {

    private static final int USAGE = 2;

    private final String command;
    private final Generator generator;

    /** Writes one file into a directory, which it makes when needed, and returns the file. */
    @FunctionalInterface
    public interface Generator {
        Path writeTo(Path directory) throws IOException;
    }

    /**
     * @param command as it was typed
     */
    public GenerateCommand(String command, Generator generator) {
        this.command = command;
        this.generator = generator;
    }

    /** Returns the exit status: 1 when nothing could be written, 2 when nobody said where to. */
    public int run(List<String> args, PrintStream out, PrintStream err) {
        Optional<String> directory = directory(args);
        if (directory.isEmpty()) {
            err.println(
                    "basalt: %s takes --out DIR and nothing else; see basalt %s --help"
                            .formatted(command, command));
            return USAGE;
        }
        try {
            out.println(generator.writeTo(Path.of(directory.get())));
            return 0;
        } catch (InvalidPathException | IOException e) {
            err.println("basalt: can't write to " + directory.get() + ": " + reason(e));
            return 1;
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
