package dev.basalt.bootstrap.terminal;

import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.GetAuthStatus.Query;
import dev.basalt.application.auth.GetAuthStatus.Status;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthMode;

import io.vavr.control.Either;

import java.io.PrintStream;
import java.util.Map;

/** {@code basalt login status}: who is signed in; texts and statuses are codex 0.23.0's. */
public final class LoginStatusCommand {

    private static final String VARIABLE = "OPENAI_API_KEY";
    private static final int SHOWN_AT_START = 8;
    private static final int SHOWN_AT_END = 5;

    private final GetAuthStatus getAuthStatus;
    private final Map<String, String> environment;

    /**
     * @param environment the variables of the program's own process
     */
    public LoginStatusCommand(GetAuthStatus getAuthStatus, Map<String, String> environment) {
        this.getAuthStatus = getAuthStatus;
        this.environment = Map.copyOf(environment);
    }

    /** Returns the exit status: 1 when nobody is signed in, or nobody knows. */
    public int run(PrintStream err) {
        return status().fold(
                        error -> {
                            err.println("Error checking login status: " + error.message());
                            return 1;
                        },
                        status -> tell(status, err));
    }

    /** Only a key is needed in words, and it takes no network to know it. */
    private Either<AuthError, Status> status() {
        return getAuthStatus
                .handle(new Query(false, false))
                .flatMap(status ->
                        status.method().filter(method -> method == AuthMode.API_KEY).isPresent()
                                ? getAuthStatus.handle(new Query(true, false))
                                : Either.right(status));
    }

    private int tell(Status status, PrintStream err) {
        if (status.method().isEmpty()) {
            err.println("Not logged in");
            return 1;
        }
        switch (status.method().get()) {
            case CHATGPT -> err.println("Logged in using ChatGPT");
            case API_KEY -> status.token().ifPresent(key -> tellKey(key, err));
        }
        return 0;
    }

    private void tellKey(String key, PrintStream err) {
        err.println("Logged in using an API key - " + masked(key));
        if (key.equals(environment.getOrDefault(VARIABLE, "").strip())) {
            err.println("   API loaded from " + VARIABLE + " environment variable");
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
