package dev.basalt.adapter.machine.process.posix;

import java.util.Optional;

/** The processors whose system call numbers are known here. */
public enum Architecture {
    X86_64,
    AARCH64;

    /** Returns the one that this program runs on, if it is one of them. */
    public static Optional<Architecture> current() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
