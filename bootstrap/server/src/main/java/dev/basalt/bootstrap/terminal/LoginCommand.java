package dev.basalt.bootstrap.terminal;

import dev.basalt.adapter.signin.SystemBrowser;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.LoginWithBrowser.Started;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/**
 * {@code basalt login}: with a browser, or with a key from an option or from standard input. All
 * text goes to standard error (codex 0.23.0 compatibility).
 */
public final class LoginCommand {

    private static final int USAGE = 2;
    private static final String KEY_OPTION = "--api-key";

    private final LoginWithApiKey withKey;
    private final LoginWithBrowser withBrowser;
    private final BlockingQueue<AuthEvent> events;
    private final SystemBrowser browser;
    private final InputStream in;
    private final Optional<Supplier<String>> typing;

    /**
     * @param events where {@code withBrowser} tells how it ended
     * @param in where a key may be read from
     * @param typing reads a line that a person types, without showing it; empty when nobody sits at
     *     standard input
     */
    public LoginCommand(
            LoginWithApiKey withKey,
            LoginWithBrowser withBrowser,
            BlockingQueue<AuthEvent> events,
            SystemBrowser browser,
            InputStream in,
            Optional<Supplier<String>> typing) {
        this.withKey = withKey;
        this.withBrowser = withBrowser;
        this.events = events;
        this.browser = browser;
        this.in = in;
        this.typing = typing;
    }

    /** Returns the exit status. */
    public int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.isEmpty()) {
            return browser(err);
        }
        if (args.equals(List.of("--with-api-key"))) {
            return keyFromInput(err);
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

    /** What else stands there may be a key, and is not repeated. */
    private static String mistake(String first) {
        return first.equals(KEY_OPTION)
                ? KEY_OPTION + " needs one key"
                : first.startsWith("-") && first.indexOf('=') < 0
                        ? "unknown option " + first
                        : "unexpected argument";
    }

    private int keyFromInput(PrintStream err) {
        if (typing.isPresent()) {
            err.println("Type or paste the API key and press Enter; it is not shown.");
            return key(typing.get().get(), err);
        }
        try {
            return key(new String(in.readAllBytes(), StandardCharsets.UTF_8), err);
        } catch (IOException e) {
            err.println("Error logging in: standard input can't be read");
            return 1;
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
        if (error instanceof AuthError.Unreadable) {
            err.println("It is left as it is; basalt logout removes it.");
        }
        return 1;
    }
}
