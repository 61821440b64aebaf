package dev.basalt.domain.approval;

/** In which version's words MCP hosts are asked for approvals. */
public enum ElicitationShape {
    /** As codex 0.23.0 asks. */
    CODEX_0_23("codex-0.23"),
    /**
     * As codex 0.153.4 asks: with the thread and the meaning of the command, and with changes that
     * are told apart by their {@code type}.
     */
    CODEX_0_153("codex-0.153");

    private final String word;

    ElicitationShape(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files. */
    public String word() {
        return word;
    }
}
