package dev.basalt.adapter.machine.process.posix;

import java.util.Optional;

/** The processor architectures whose system call numbers are known. */
public enum Architecture {
    X86_64,
    AARCH64;

    /** Returns the architecture that this program runs on, if it is supported. */
    public static Optional<Architecture> current() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
