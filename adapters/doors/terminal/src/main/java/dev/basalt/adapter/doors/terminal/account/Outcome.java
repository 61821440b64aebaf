package dev.basalt.adapter.doors.terminal.account;

import static dev.basalt.adapter.doors.terminal.TerminalCommand.FAILED;

import dev.basalt.domain.auth.AuthError;

import java.io.PrintStream;

/** Prints how a sign-in ended, and returns the exit status. */
final class Outcome {

    private Outcome() {}

    static int succeeded(PrintStream err) {
        err.println("Successfully logged in");
        return 0;
    }

    static int failed(AuthError error, PrintStream err) {
        err.println("Error logging in: " + error.message());
        if (error instanceof AuthError.NoCallback) {
            err.println(
                    "Another sign-in may be in progress. End the program that uses the port, or"
                            + " run: basalt login --device-auth");
        }
        return FAILED;
    }
}
