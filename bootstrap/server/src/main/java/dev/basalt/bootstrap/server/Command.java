package dev.basalt.bootstrap.server;

import java.util.Optional;

/** What Basalt can be asked to do, one line each; {@link Main} says which code does it. */
enum Command {
    MCP("mcp", "", "serve a host over standard input and output"),
    DEMO(
            "demo",
            "[--provider NAME]",
            "play the main job: no key, no network, an approved git init"),
    LOGIN(
            "login",
            "[--api-key KEY | --with-api-key]",
            "sign in with a browser, or with a key (--with-api-key reads it from standard input)"),
    LOGIN_STATUS("login status", "", "tell who is signed in; status 1 when nobody is"),
    LOGOUT("logout", "", "sign out: forget the key and the tokens in auth.json"),
    CONFIG("config", "", "print the settings in force and where each was written"),
    SANDBOX(
            "sandbox",
            "[--explain] [--mode MODE] [--writable DIR]... -- CMD [ARGUMENT]...",
            "run one command as the agent would, or explain how it is held"),
    DEBUG_LANDLOCK(
            "debug landlock",
            "[--full-auto] -- CMD [ARGUMENT]...",
            "the same in read-only mode, or workspace-write with --full-auto"),
    GENERATE_JSON_SCHEMA(
            "generate-json-schema",
            "--out DIR",
            "write the protocol as JSON Schema into a directory"),
    GENERATE_TS("generate-ts", "--out DIR", "write the protocol as TypeScript into a directory");

    private final String words;
    private final String usage;
    private final String summary;

    /**
     * @param words as they are typed: one, or two with a blank between them
     * @param usage the options and arguments of its own; empty when it takes none
     * @param summary half a sentence for the list of commands
     */
    Command(String words, String usage, String summary) {
        this.words = words;
        this.usage = usage;
        this.summary = summary;
    }

    String words() {
        return words;
    }

    String usage() {
        return usage;
    }

    String summary() {
        return summary;
    }

    boolean takesArguments() {
        return !usage.isEmpty();
    }

    /** How many arguments the name takes up. */
    int length() {
        return words.indexOf(' ') < 0 ? 1 : 2;
    }

    /** The command whose name stands at {@code args[at]}; the longest that does. */
    static Optional<Command> at(int at, String... args) {
        Optional<Command> two =
                at + 1 < args.length ? named(args[at] + " " + args[at + 1]) : Optional.empty();
        return two.isPresent() ? two : named(args[at]);
    }

    private static Optional<Command> named(String words) {
        for (Command command : values()) {
            if (command.words.equals(words)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
