package dev.basalt.adapter.doors.terminal;

import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.LoginWithBrowser.Started;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/**
 * {@code basalt login}: with a browser, or with a key from an option or from standard input. All
 * text goes to standard error (codex 0.23.0 compatibility).
 */
public final class LoginCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis(
                    "login",
                    List.of(
                            CommandOption.flag(
                                    "with-api-key", "read an API key from standard input"),
                            CommandOption.valued(
                                    "api-key", "KEY", "take this key; other users can see it")),
                    "",
                    "sign in with a browser or an API key");

    private static final String KEY_OPTION = "--api-key";

    private final LoginWithApiKey withKey;
    private final LoginWithBrowser withBrowser;
    private final BlockingQueue<AuthEvent> events;
    private final Browser browser;

    /**
     * @param events receives what {@code withBrowser} reports
     */
    public LoginCommand(
            LoginWithApiKey withKey,
            LoginWithBrowser withBrowser,
            BlockingQueue<AuthEvent> events,
            Browser browser) {
        this.withKey = withKey;
        this.withBrowser = withBrowser;
        this.events = events;
        this.browser = browser;
    }

    @Override
    public int run(List<String> args, Terminal terminal) {
        PrintStream err = terminal.err();
        if (args.isEmpty()) {
            return browser(err);
        }
        if (args.equals(List.of("--with-api-key"))) {
            return keyFromInput(terminal);
        }
        if (args.size() == 2 && args.getFirst().equals(KEY_OPTION)) {
            return key(args.getLast(), err);
        }
        if (args.size() == 1 && args.getFirst().startsWith(KEY_OPTION + "=")) {
            return key(args.getFirst().substring(KEY_OPTION.length() + 1), err);
        }
        err.println("basalt: " + mistake(args.getFirst()) + "; see basalt login --help");
        return USAGE;
    }

    /** An argument that is no option may be a key: it is not repeated. */
    private static String mistake(String first) {
        return first.equals(KEY_OPTION)
                ? KEY_OPTION + " needs exactly one value"
                : first.startsWith("-") && first.indexOf('=') < 0
                        ? "unknown option " + first
                        : "unexpected argument";
    }

    private int keyFromInput(Terminal terminal) {
        PrintStream err = terminal.err();
        var prompt = terminal.secretPrompt();
        if (prompt.isPresent()) {
            err.println("Type or paste the API key and press Enter; it is not shown.");
            return key(prompt.get().get(), err);
        }
        try {
            return key(new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8), err);
        } catch (IOException e) {
            err.println("Error logging in: standard input can't be read");
            return FAILED;
        }
    }

    private int key(String key, PrintStream err) {
        return withKey.handle(key).fold(error -> failed(error, err), _ -> succeeded(err));
    }

    private int browser(PrintStream err) {
        return withBrowser
                .handle()
                .fold(error -> failed(error, err), started -> awaitEnd(started, err));
    }

    private int awaitEnd(Started started, PrintStream err) {
        err.println(
                browser.open(started.authUrl())
                        ? "Your browser opens a page to sign in. If it does not, open this one:"
                        : "Open this page in a browser on this machine to sign in:");
        err.println();
        err.println("    " + started.authUrl());
        err.println();
        try {
            while (true) {
                if (events.take() instanceof AuthEvent.LoginCompleted(String id, var failure)
                        && id.equals(started.loginId())) {
                    return failure.map(error -> failed(error, err)).orElseGet(() -> succeeded(err));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(new AuthError.Cancelled(), err);
        }
    }

    private static int succeeded(PrintStream err) {
        err.println("Successfully logged in");
        return 0;
    }

    private static int failed(AuthError error, PrintStream err) {
        err.println("Error logging in: " + error.message());
        return FAILED;
    }
}
