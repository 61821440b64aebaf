package dev.basalt.adapter.process.sandbox;

import dev.basalt.adapter.process.posix.Launch;
import dev.basalt.adapter.process.posix.Posix;
import dev.basalt.domain.sandbox.Confinement;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sandboxes of this machine, and which of them holds a command. Thread-safe. */
public final class Sandboxes {

    private final Either<String, LandlockSandbox> landlock;
    private final Optional<Path> tmpdir;
    private final List<Path> secrets;

    /**
     * @param posix what Linux offers, or why it doesn't
     * @param tmpdir the value of {@code $TMPDIR}
     * @param secrets files that commands may not read where that can be prevented
     */
    public Sandboxes(Either<String, Posix> posix, Optional<Path> tmpdir, List<Path> secrets) {
        this.landlock = posix.flatMap(system -> LandlockSandbox.on(system.kernel()));
        this.tmpdir = tmpdir;
        this.secrets = List.copyOf(secrets);
    }

    /** Returns the program held as asked, or why it must not run. */
    public Either<String, Contained> contain(Launch launch, Confinement confinement) {
        return switch (confinement) {
            case Confinement.None() -> Either.right(Contained.asItIs(launch));
            case Confinement.Sandboxed sandboxed ->
                    landlock.mapLeft(missing -> unavailable(sandboxed, missing))
                            .flatMap(sandbox ->
                                    sandbox.contain(
                                            launch, SandboxRules.of(sandboxed, tmpdir, secrets)));
        };
    }

    private static String unavailable(Confinement.Sandboxed asked, String missing) {
        return "no sandbox is available for " + asked.policy().mode().word() + ": " + missing;
    }
}
