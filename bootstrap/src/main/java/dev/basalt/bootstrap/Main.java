package dev.basalt.bootstrap;

import dev.basalt.adapter.filesystem.config.TomlNotation;
import dev.basalt.application.settings.CommandLineOverrides;
import dev.basalt.domain.settings.ConfigOverride;

import io.vavr.control.Either;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.util.List;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /**
     * Does what the command line asks for and ends the process: with 0 when it is done, with {@link
     * CommandLine#USAGE} when nobody knows what was asked, else as the command says.
     */
    public static void main(String[] args) {
        System.exit(follow(CommandLine.parse(args)));
    }

    private static int follow(Invocation invocation) {
        // No switch over the type here: its bootstrap would cost the server's first answer dearly.
        if (invocation instanceof Invocation.Run run) {
            return run(run);
        }
        if (invocation instanceof Invocation.Refuse refuse) {
            System.err.println("basalt: " + refuse.reason());
            return refuse.status();
        }
        System.out.println(((Invocation.Tell) invocation).text());
        return 0;
    }

    private static int run(Invocation.Run run) {
        return switch (run.command()) {
            case MCP -> serve(run);
        };
    }

    private static int serve(Invocation.Run run) {
        // Standard output belongs to the protocol: what a library prints goes to standard error.
        System.setOut(System.err);
        return overrides(run)
                .fold(
                        Main::refuse,
                        overrides ->
                                Serve.run(
                                        new FileInputStream(FileDescriptor.in),
                                        new FileOutputStream(FileDescriptor.out),
                                        overrides));
    }

    /** Without any, no parser is loaded: the first answer would wait for it. */
    private static Either<String, List<ConfigOverride>> overrides(Invocation.Run run) {
        return run.overrides().isEmpty()
                ? Either.right(List.of())
                : CommandLineOverrides.parse(run.overrides(), new TomlNotation());
    }

    private static int refuse(String reason) {
        System.err.println("basalt: " + reason);
        return CommandLine.USAGE;
    }
}
