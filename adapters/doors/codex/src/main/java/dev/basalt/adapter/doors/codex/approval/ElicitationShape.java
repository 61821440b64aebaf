package dev.basalt.adapter.doors.codex.approval;

/** The version of codex whose parameters an {@code elicitation/create} has. */
public enum ElicitationShape {
    /** Those of codex 0.23.0. */
    CODEX_0_23("codex-0.23"),
    /**
     * Those of codex 0.153.4: with the thread and the parsed command, and with changes that are
     * distinguished by their {@code type}.
     */
    CODEX_0_153("codex-0.153");

    private final String word;

    ElicitationShape(String word) {
        this.word = word;
    }

    /** Returns its name in configuration files. */
    public String word() {
        return word;
    }
}
