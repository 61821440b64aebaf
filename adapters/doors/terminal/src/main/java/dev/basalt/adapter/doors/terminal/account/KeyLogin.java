package dev.basalt.adapter.doors.terminal.account;

import static dev.basalt.adapter.doors.terminal.TerminalCommand.FAILED;

import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.application.auth.LoginWithApiKey;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Signs in with an API key. */
final class KeyLogin {

    /** Longer than any key, so that a wrong file is refused and an endless one not read. */
    private static final int LONGEST_INPUT = 64 * 1024;

    private final LoginWithApiKey withKey;

    KeyLogin(LoginWithApiKey withKey) {
        this.withKey = withKey;
    }

    int fromOption(String key, PrintStream err) {
        err.println(
                "basalt: warning: a key in an option can be seen by other users and stays in the"
                        + " history of the shell. Better: printenv OPENAI_API_KEY | basalt login"
                        + " --with-api-key");
        return store(key, err);
    }

    int fromInput(Terminal terminal) {
        PrintStream err = terminal.err();
        var prompt = terminal.secretPrompt();
        if (prompt.isPresent()) {
            err.println("Type or paste the API key and press Enter; it is not shown.");
            return store(prompt.get().get(), err);
        }
        try {
            byte[] input = terminal.in().readNBytes(LONGEST_INPUT);
            return store(new String(input, StandardCharsets.UTF_8), err);
        } catch (IOException e) {
            err.println("Error logging in: standard input can't be read");
            return FAILED;
        }
    }

    private int store(String key, PrintStream err) {
        return withKey.handle(key)
                .fold(error -> Outcome.failed(error, err), _ -> Outcome.succeeded(err));
    }
}
