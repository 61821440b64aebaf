package dev.basalt.adapter.doors.terminal.account;

import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.LoginWithBrowser.Started;
import dev.basalt.domain.auth.AuthError;
import dev.basalt.domain.auth.AuthEvent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;

/**
 * Signs in with a browser. If it runs on another machine, it can't reach this one at the end: then
 * the user pastes the address of its last page here.
 */
final class BrowserLogin {

    private final LoginWithBrowser withBrowser;
    private final BlockingQueue<AuthEvent> events;
    private final Browser browser;

    /**
     * Creates it.
     *
     * @param events receives what {@code withBrowser} reports
     */
    BrowserLogin(LoginWithBrowser withBrowser, BlockingQueue<AuthEvent> events, Browser browser) {
        this.withBrowser = withBrowser;
        this.events = events;
        this.browser = browser;
    }

    /** Signs in; {@code open} says whether the page is opened or only printed. */
    int run(boolean open, Terminal terminal) {
        return withBrowser
                .handle()
                .fold(
                        error -> Outcome.failed(error, terminal.err()),
                        started -> {
                            show(started, open && browser.open(started.authUrl()), terminal.err());
                            // a script may use standard input for something else
                            if (!open || terminal.secretPrompt().isPresent()) {
                                readPasted(started, terminal);
                            }
                            return awaitEnd(started, terminal.err());
                        });
    }

    private static void show(Started started, boolean opened, PrintStream err) {
        err.println(
                opened
                        ? "Your browser opens a page to sign in. If it does not, open this one:"
                        : "Open this page in a browser to sign in:");
        err.println();
        err.println("    " + started.authUrl());
        err.println();
    }

    private void readPasted(Started started, Terminal terminal) {
        terminal.err()
                .println(
                        "If the browser is on another machine, its last page does not load: copy"
                                + " the address of that page, paste it here and press Enter.");
        Thread.ofPlatform()
                .daemon()
                .name("login-paste")
                .start(() -> {
                    try {
                        pasteLines(started, terminal);
                    } catch (IOException e) {
                        terminal.err().println("basalt: standard input can't be read");
                    }
                });
    }

    private void pasteLines(Started started, Terminal terminal) throws IOException {
        var lines =
                new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                withBrowser
                        .paste(started.loginId(), line)
                        .ifPresent(error -> terminal.err().println(error.message()));
            }
        }
    }

    private int awaitEnd(Started started, PrintStream err) {
        try {
            while (true) {
                if (events.take() instanceof AuthEvent.LoginCompleted(String id, var failure)
                        && id.equals(started.loginId())) {
                    return failure.map(error -> Outcome.failed(error, err))
                            .orElseGet(() -> Outcome.succeeded(err));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(new AuthError.Cancelled(), err);
        }
    }
}
