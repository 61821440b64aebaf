package dev.basalt.adapter.doors.terminal.account;

import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.GetAuthStatus.Query;
import dev.basalt.application.auth.GetAuthStatus.Status;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthMode;

import io.vavr.control.Either;

import java.util.List;

/** {@code basalt login status}: who is signed in; texts and statuses are codex 0.23.0's. */
public final class LoginStatusCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis("login status", "show how you are signed in; exit status 1 if not");

    private static final String VARIABLE = "OPENAI_API_KEY";
    private static final int SHOWN_AT_START = 8;
    private static final int SHOWN_AT_END = 5;

    private final GetAuthStatus getAuthStatus;

    public LoginStatusCommand(GetAuthStatus getAuthStatus) {
        this.getAuthStatus = getAuthStatus;
    }

    /** Returns 1 when there is no login, or when it cannot be read. */
    @Override
    public int run(List<String> arguments, Terminal terminal) {
        return status().fold(
                        error -> {
                            terminal.err()
                                    .println("Error checking login status: " + error.message());
                            return FAILED;
                        },
                        status -> print(status, terminal));
    }

    /** Asks for the token only where it is an API key, which takes no network. */
    private Either<AuthError, Status> status() {
        return getAuthStatus
                .handle(new Query(false, false))
                .flatMap(status ->
                        status.method().filter(method -> method == AuthMode.API_KEY).isPresent()
                                ? getAuthStatus.handle(new Query(true, false))
                                : Either.right(status));
    }

    private static int print(Status status, Terminal terminal) {
        if (status.method().isEmpty()) {
            terminal.err().println("Not logged in");
            return FAILED;
        }
        switch (status.method().get()) {
            case CHATGPT -> terminal.err().println("Logged in using ChatGPT");
            case API_KEY -> status.token().ifPresent(key -> printKey(key, terminal));
        }
        return 0;
    }

    private static void printKey(String key, Terminal terminal) {
        terminal.err().println("Logged in using an API key - " + masked(key));
        if (key.equals(terminal.environment().getOrDefault(VARIABLE, "").strip())) {
            terminal.err().println("   API loaded from " + VARIABLE + " environment variable");
        }
    }

    private static String masked(String key) {
        return key.length() <= SHOWN_AT_START + SHOWN_AT_END
                ? "***"
                : key.substring(0, SHOWN_AT_START)
                        + "***"
                        + key.substring(key.length() - SHOWN_AT_END);
    }
}
