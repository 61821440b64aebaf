package dev.basalt.domain.sandbox;

/** The three kinds of {@link SandboxPolicy}. */
public enum SandboxMode {
    READ_ONLY("read-only"),
    WORKSPACE_WRITE("workspace-write"),
    DANGER_FULL_ACCESS("danger-full-access");

    private final String word;

    SandboxMode(String word) {
        this.word = word;
    }

    /** Returns its name in configuration files and protocols. */
    public String word() {
        return word;
    }
}
