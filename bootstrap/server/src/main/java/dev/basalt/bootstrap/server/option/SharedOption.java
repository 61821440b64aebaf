package dev.basalt.bootstrap.server.option;

import dev.basalt.adapter.doors.terminal.CommandOption;

import java.util.Optional;

/** The options that every command accepts, with the names that they have in codex. */
public enum SharedOption {
    CONFIG("c", "config", "KEY=VALUE", "set a key of config.toml for this run; can be repeated"),
    MODEL("m", "model", "MODEL", "the model"),
    PROFILE("p", "profile", "NAME", "the profile of config.toml"),
    SANDBOX("s", "sandbox", "MODE", "read-only, workspace-write or danger-full-access"),
    APPROVAL(
            "a",
            "ask-for-approval",
            "POLICY",
            "untrusted, on-failure, on-request or never: when the user is asked"),
    DIRECTORY("C", "cd", "DIR", "the directory of conversations that name none"),
    OSS("", "oss", "", "use the provider oss, a model on this machine"),
    FULL_AUTO("", "full-auto", "", "same as -a on-failure -s workspace-write"),
    BYPASS(
            "",
            "dangerously-bypass-approvals-and-sandbox",
            "",
            "run every command unasked and without a sandbox (also --yolo)"),
    STRICT("", "strict-config", "", "refuse a config.toml with unknown keys"),
    ENABLE("", "enable", "FEATURE", "switch view_image on; other features have no effect"),
    DISABLE("", "disable", "FEATURE", "switch view_image off; other features have no effect"),
    SEARCH("", "search", "", "no effect"),
    ADD_DIR("", "add-dir", "DIR", "no effect"),
    APPROVE_FOR_ME("", "approve-for-me", "", "no effect"),
    BYPASS_HOOK_TRUST("", "dangerously-bypass-hook-trust", "", "no effect"),
    NO_ALT_SCREEN("", "no-alt-screen", "", "no effect");

    private static final String SHORT_BYPASS = "--yolo";

    private static final String NO_EFFECT = "no effect";

    private final String letter;
    private final String longName;
    private final String value;
    private final String meaning;

    SharedOption(String letter, String longName, String value, String meaning) {
        this.letter = letter;
        this.longName = longName;
        this.value = value;
        this.meaning = meaning;
    }

    public CommandOption option() {
        return new CommandOption(letter, longName, value, meaning);
    }

    /** Returns whether it is accepted only because codex has it. */
    boolean isWithoutEffect() {
        return meaning.equals(NO_EFFECT);
    }

    /**
     * Returns the option with this name.
     *
     * @param given with its dashes and without a value
     */
    public static Optional<SharedOption> named(String given) {
        if (given.equals(SHORT_BYPASS)) {
            return Optional.of(BYPASS);
        }
        for (SharedOption each : values()) {
            if (each.option().isNamed(given)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
