package dev.basalt.adapter.doors.terminal;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command has of the process it runs in.
 *
 * @param environment the variables of the process
 * @param secretPrompt reads a line that is not shown while it is typed; empty when standard input
 *     is no terminal
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Optional<Supplier<String>> secretPrompt) {

    /** Returns that of this process. */
    public static Terminal ofProcess() {
        return new Terminal(
                System.in,
                System.out,
                System.err,
                System.getenv(),
                Optional.ofNullable(System.console()).map(Terminal::secretPrompt));
    }

    private static Supplier<String> secretPrompt(Console console) {
        return () -> {
            char[] typed = console.readPassword();
            return typed == null ? "" : new String(typed);
        };
    }
}
