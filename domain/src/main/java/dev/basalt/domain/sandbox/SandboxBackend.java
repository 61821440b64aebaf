package dev.basalt.domain.sandbox;

/** The sandbox implementation on Linux: setting {@code sandbox_backend}. */
public enum SandboxBackend {
    /** Bubblewrap where it works, else Landlock. */
    AUTO("auto"),
    /** Linux Landlock and a seccomp filter, without a helper program. */
    LANDLOCK("landlock"),
    /** The program {@code bwrap}: namespaces and mounts for each command. */
    BWRAP("bwrap");

    private final String word;

    SandboxBackend(String word) {
        this.word = word;
    }

    /** Returns its name in configuration files. */
    public String word() {
        return word;
    }
}
