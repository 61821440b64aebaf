package dev.basalt.adapter.doors.codex;

/** A version of codex whose form a message has, where versions differ. */
public enum CodexVersion {
    /** Codex 0.23.0. */
    CODEX_0_23("codex-0.23"),
    /** Codex 0.153.4. */
    CODEX_0_153("codex-0.153");

    private final String word;

    CodexVersion(String word) {
        this.word = word;
    }

    /** Returns its name in configuration files. */
    public String word() {
        return word;
    }
}
