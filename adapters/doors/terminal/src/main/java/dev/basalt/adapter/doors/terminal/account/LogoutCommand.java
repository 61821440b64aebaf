package dev.basalt.adapter.doors.terminal.account;

import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.application.auth.Logout;

import java.util.List;

/** {@code basalt logout}; texts and statuses are codex 0.23.0's. */
public final class LogoutCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis("logout", "sign out: delete the API key and the tokens from auth.json");

    private final Logout logout;

    public LogoutCommand(Logout logout) {
        this.logout = logout;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        return logout.handle()
                .fold(
                        error -> {
                            terminal.err().println("Error logging out: " + error.message());
                            return FAILED;
                        },
                        done -> {
                            terminal.err()
                                    .println(
                                            switch (done.cleared()) {
                                                case CREDENTIALS -> "Successfully logged out";
                                                case NOTHING -> "Not logged in";
                                            });
                            return 0;
                        });
    }
}
