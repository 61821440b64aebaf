package dev.basalt.domain.sandbox;

/** What holds commands on Linux: {@code sandbox_backend}. */
public enum SandboxBackend {
    /** bubblewrap where it works, else Landlock. */
    AUTO("auto"),
    /** The kernel's Landlock and a seccomp filter, without any helper. */
    LANDLOCK("landlock"),
    /** The program {@code bwrap}: namespaces and mounts of the command's own. */
    BWRAP("bwrap");

    private final String word;

    SandboxBackend(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files. */
    public String word() {
        return word;
    }
}
