package dev.basalt.bootstrap.terminal;

import dev.basalt.application.auth.Logout;

import java.io.PrintStream;

/** {@code basalt logout}; texts and statuses are codex 0.23.0's. */
public final class LogoutCommand {

    private final Logout logout;

    public LogoutCommand(Logout logout) {
        this.logout = logout;
    }

    /** Returns the exit status. */
    public int run(PrintStream err) {
        return logout.handle()
                .fold(
                        error -> {
                            err.println("Error logging out: " + error.message());
                            return 1;
                        },
                        done -> {
                            err.println(
                                    switch (done.cleared()) {
                                        case CREDENTIALS -> "Successfully logged out";
                                        case NOTHING -> "Not logged in";
                                    });
                            return 0;
                        });
    }
}
