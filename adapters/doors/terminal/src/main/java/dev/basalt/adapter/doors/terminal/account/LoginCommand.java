package dev.basalt.adapter.doors.terminal.account;

import dev.basalt.adapter.doors.terminal.CommandOption;
import dev.basalt.adapter.doors.terminal.Synopsis;
import dev.basalt.adapter.doors.terminal.Terminal;
import dev.basalt.adapter.doors.terminal.TerminalCommand;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.LoginWithDeviceCode;
import dev.basalt.domain.auth.AuthEvent;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;

/**
 * {@code basalt login}: with a browser, with a code that is entered in a browser elsewhere, or with
 * a key from an option or from standard input. All text goes to standard error (codex 0.23.0
 * compatibility).
 */
public final class LoginCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis(
                    "login",
                    List.of(
                            CommandOption.flag(
                                    "device-auth", "sign in with a code, from any browser"),
                            CommandOption.flag("no-browser", "print the page, do not open it"),
                            CommandOption.flag(
                                    "with-api-key", "read an API key from standard input"),
                            CommandOption.valued(
                                    "api-key", "KEY", "take this key; other users can see it")),
                    "",
                    "sign in with a browser or an API key");

    private static final String KEY_OPTION = "--api-key";

    private final KeyLogin key;
    private final DeviceLogin device;
    private final BrowserLogin browser;

    /**
     * Creates the command.
     *
     * @param events receives what {@code withBrowser} reports
     */
    public LoginCommand(
            LoginWithApiKey withKey,
            LoginWithDeviceCode withCode,
            LoginWithBrowser withBrowser,
            BlockingQueue<AuthEvent> events,
            Browser browser) {
        this.key = new KeyLogin(withKey);
        this.device = new DeviceLogin(withCode);
        this.browser = new BrowserLogin(withBrowser, events, browser);
    }

    @Override
    public int run(List<String> args, Terminal terminal) {
        PrintStream err = terminal.err();
        if (args.size() == 2 && args.getFirst().equals(KEY_OPTION)) {
            return key.fromOption(args.getLast(), err);
        }
        if (args.size() == 1 && args.getFirst().startsWith(KEY_OPTION + "=")) {
            return key.fromOption(args.getFirst().substring(KEY_OPTION.length() + 1), err);
        }
        Set<String> options = new HashSet<>(args);
        if (options.equals(Set.of("--with-api-key"))) {
            return key.fromInput(terminal);
        }
        boolean open = !options.remove("--no-browser");
        if (options.isEmpty()) {
            return browser.run(open, terminal);
        }
        if (options.equals(Set.of("--device-auth"))) {
            return device.run(err);
        }
        err.println("basalt: " + mistake(args) + "; see basalt login --help");
        return USAGE;
    }

    /** An argument that is no option may be a key: it is not repeated. */
    private static String mistake(List<String> args) {
        if (args.contains(KEY_OPTION)) {
            return KEY_OPTION + " needs exactly one value, and no other option";
        }
        for (String each : args) {
            boolean option = each.startsWith("-") && each.indexOf('=') < 0;
            if (!option) {
                return "unexpected argument";
            }
            if (SYNOPSIS.options().stream().noneMatch(known -> known.isNamed(each))) {
                return "unknown option " + each;
            }
        }
        return "the options " + String.join(" and ", args) + " exclude each other";
    }
}
