package dev.basalt.adapter.machine.process;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.posix.Posix;
import dev.basalt.adapter.machine.process.sandbox.Contained;
import dev.basalt.adapter.machine.process.sandbox.HelperSandbox;
import dev.basalt.adapter.machine.process.sandbox.Sandbox;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;
import dev.basalt.adapter.machine.process.sandbox.bubblewrap.BubblewrapProbe;
import dev.basalt.adapter.machine.process.sandbox.bubblewrap.BubblewrapSandbox;
import dev.basalt.adapter.machine.process.sandbox.landlock.LandlockSandbox;
import dev.basalt.adapter.machine.process.sandbox.seatbelt.SeatbeltSandbox;
import dev.basalt.domain.sandbox.Confinement;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.sandbox.SandboxReport;

import io.vavr.Lazy;
import io.vavr.control.Either;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sandboxes of this machine, and which of them holds a command. Thread-safe. */
public final class Sandboxes implements SandboxInspection {

    private final Either<String, LandlockSandbox> landlock;
    private final Lazy<Either<String, BubblewrapSandbox>> bubblewrap;
    private final Either<String, SeatbeltSandbox> seatbelt;
    private final Optional<Path> tmpdir;
    private final List<Path> secrets;

    /**
     * @param posix what Linux offers, or why it doesn't
     * @param tmpdir the value of {@code $TMPDIR}
     * @param secrets files that commands may not read where that can be prevented
     */
    public Sandboxes(Either<String, Posix> posix, Optional<Path> tmpdir, List<Path> secrets) {
        this(posix, BubblewrapSandbox.USUAL_PLACES, true, tmpdir, secrets);
    }

    /**
     * @param places where bwrap may be installed
     * @param mounts false: as if this process were not allowed to mount
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
                        : Either.left("there is no " + SeatbeltSandbox.PROGRAM);
        this.tmpdir = tmpdir;
        this.secrets = List.copyOf(secrets);
    }

    /** Returns the program held as asked, or why it must not run. */
    public Either<String, Contained> contain(
            Launch launch, Confinement confinement, SandboxChoice choice) {
        return switch (confinement) {
            case Confinement.None() -> Either.right(Contained.asItIs(launch));
            case Confinement.Sandboxed sandboxed ->
                    chosen(choice)
                            .flatMap(chosen -> chosen.sandbox().contain(launch, rules(sandboxed)))
                            .mapLeft(missing -> unavailable(sandboxed, missing));
        };
    }

    @Override
    public SandboxReport report(Confinement confinement, SandboxChoice choice) {
        return switch (confinement) {
            case Confinement.None() ->
                    new SandboxReport("none", "nothing is to be held", List.of(), List.of());
            case Confinement.Sandboxed sandboxed ->
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
                sandbox.cannotHold(rules),
                sandbox.alsoRefuses(rules));
    }

    private record Chosen(Sandbox sandbox, String reason) {}

    private Either<String, Chosen> chosen(SandboxChoice choice) {
        if (choice.helper().isPresent()) {
            return Either.right(
                    new Chosen(
                            new HelperSandbox(choice.helper().get()),
                            "codex_linux_sandbox_exe names it"));
        }
        return switch (choice.backend()) {
            case LANDLOCK -> landlock.map(sandbox -> new Chosen(sandbox, "configured"));
            case BWRAP -> bubblewrap.get().map(sandbox -> new Chosen(sandbox, "configured"));
            case AUTO -> strongest();
        };
    }

    private Either<String, Chosen> strongest() {
        if (seatbelt.isRight()) {
            return seatbelt.map(sandbox -> new Chosen(sandbox, "this is macOS"));
        }
        Either<String, BubblewrapSandbox> wrap = bubblewrap.get();
        return wrap.isRight()
                ? wrap.map(sandbox -> new Chosen(sandbox, "bwrap is installed and works"))
                : landlock.map(sandbox -> new Chosen(sandbox, wrap.getLeft()))
                        .mapLeft(missing -> wrap.getLeft() + "; " + missing);
    }

    private SandboxRules rules(Confinement.Sandboxed sandboxed) {
        return SandboxRules.of(sandboxed, tmpdir, secrets);
    }

    private static String unavailable(Confinement.Sandboxed asked, String missing) {
        return "no sandbox is available for " + asked.policy().mode().word() + ": " + missing;
    }
}
