package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.sandbox.HelperSandbox;
import dev.basalt.adapter.machine.process.sandbox.Sandbox;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.adapter.machine.process.sandbox.bubblewrap.BubblewrapProbe;
import dev.basalt.adapter.machine.process.sandbox.bubblewrap.BubblewrapSandbox;
import dev.basalt.adapter.machine.process.sandbox.landlock.LandlockSandbox;
import dev.basalt.adapter.machine.process.sandbox.seatbelt.SeatbeltSandbox;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.Lazy;
import io.vavr.control.Either;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sandbox backends of this machine, and the choice among them. Thread-safe. */
public final class Sandboxes implements SandboxInspection {

    private final Either<String, LandlockSandbox> landlock;
    private final Lazy<Either<String, BubblewrapSandbox>> bubblewrap;
    private final Either<String, SeatbeltSandbox> seatbelt;
    private final Optional<Path> tmpdir;
    private final List<Path> secrets;

    /**
     * @param posix the native functions of Linux, or why there are none
     * @param tmpdir the value of {@code $TMPDIR}
     * @param secrets files and directories that commands must not read, where the backend can
     *     prevent it
     */
    public Sandboxes(Either<String, Posix> posix, Optional<Path> tmpdir, List<Path> secrets) {
        this(posix, BubblewrapSandbox.STANDARD_LOCATIONS, true, tmpdir, secrets);
    }

    /**
     * @param places where bwrap may be installed
     * @param mounts whether mounts may be used; false behaves like a process without the privilege
     *     to mount
     */
    public Sandboxes(
            Either<String, Posix> posix,
            List<Path> places,
            boolean mounts,
            Optional<Path> tmpdir,
            List<Path> secrets) {
        this.landlock = posix.flatMap(system -> LandlockSandbox.on(system.kernel(), mounts));
        this.bubblewrap =
                Lazy.of(() -> posix.flatMap(system -> new BubblewrapProbe(system, places).run()));
        this.seatbelt =
                Files.isExecutable(SeatbeltSandbox.PROGRAM)
                        ? Either.right(new SeatbeltSandbox())
                        : Either.left(SeatbeltSandbox.PROGRAM + " does not exist");
        this.tmpdir = tmpdir;
        this.secrets = List.copyOf(secrets);
    }

    /** Returns how to start a program in the sandbox it needs, or why it must not run. */
    public Either<String, SandboxedLaunch> apply(
            Launch launch, Sandboxing sandboxing, SandboxChoice choice) {
        return switch (sandboxing) {
            case Sandboxing.None() -> Either.right(SandboxedLaunch.unrestricted(launch));
            case Sandboxing.Sandboxed sandboxed ->
                    chosen(choice)
                            .flatMap(chosen -> chosen.sandbox().apply(launch, rules(sandboxed)))
                            .mapLeft(missing -> unavailable(sandboxed, missing));
        };
    }

    @Override
    public SandboxReport report(Sandboxing sandboxing, SandboxChoice choice) {
        return switch (sandboxing) {
            case Sandboxing.None() -> SandboxReport.NOT_NEEDED;
            case Sandboxing.Sandboxed sandboxed ->
                    chosen(choice)
                            .fold(
                                    missing ->
                                            new SandboxReport(
                                                    "unavailable", missing, List.of(), List.of()),
                                    chosen -> report(chosen, rules(sandboxed)));
        };
    }

    private static SandboxReport report(Chosen chosen, SandboxRules rules) {
        Sandbox sandbox = chosen.sandbox();
        return new SandboxReport(
                sandbox.name(),
                chosen.reason(),
                sandbox.notEnforced(rules),
                sandbox.alsoDenied(rules));
    }

    private record Chosen(Sandbox sandbox, String reason) {}

    private Either<String, Chosen> chosen(SandboxChoice choice) {
        if (choice.helper().isPresent()) {
            return Either.right(
                    new Chosen(
                            new HelperSandbox(choice.helper().get()),
                            "configured as codex_linux_sandbox_exe"));
        }
        return switch (choice.backend()) {
            case LANDLOCK -> landlock.map(sandbox -> new Chosen(sandbox, "configured"));
            case BWRAP -> bubblewrap.get().map(sandbox -> new Chosen(sandbox, "configured"));
            case AUTO -> strongest();
        };
    }

    private Either<String, Chosen> strongest() {
        if (seatbelt.isRight()) {
            return seatbelt.map(sandbox -> new Chosen(sandbox, "default on macOS"));
        }
        Either<String, BubblewrapSandbox> wrap = bubblewrap.get();
        return wrap.isRight()
                ? wrap.map(sandbox -> new Chosen(sandbox, "bwrap is installed and works"))
                : landlock.map(sandbox -> new Chosen(sandbox, wrap.getLeft()))
                        .mapLeft(missing -> wrap.getLeft() + "; " + missing);
    }

    private SandboxRules rules(Sandboxing.Sandboxed sandboxed) {
        return SandboxRules.of(sandboxed, tmpdir, secrets);
    }

    private static String unavailable(Sandboxing.Sandboxed asked, String missing) {
        return "no sandbox is available for " + asked.policy().mode().word() + ": " + missing;
    }
}
