package dev.basalt.adapter.machine.process.sandbox;

import static dev.basalt.adapter.machine.process.Commands.exited;
import static dev.basalt.adapter.machine.process.Commands.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.process.Commands;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.adapter.machine.process.Sandboxes;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.domain.sandbox.SandboxBackend;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.sandbox.Sandboxing;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which sandbox an unprivileged user gets: bwrap needs namespaces, which a system may forbid them.
 */
class OrdinaryUserChoiceTest {

    private static final Sandboxing READ_ONLY =
            new Sandboxing.Sandboxed(new SandboxPolicy.ReadOnly(), Path.of("/"));

    /** Runs the system's own bwrap, with nothing changed but the user. */
    static boolean bubblewrapWorks() {
        UnprivilegedEngine.loadClasses();
        try (var bare = new ProcessCommandRunner(new UnprivilegedEngine(), Commands.sandboxes())) {
            return script("bwrap --ro-bind / / --unshare-pid --proc /proc --unshare-net true")
                    .runBy(bare)
                    .ending()
                    .equals(exited(0));
        }
    }

    @Test
    void isBubblewrapWhereItWorksForThemAndElseLandlockWithTheReason() {
        UnprivilegedEngine.loadClasses();
        SandboxReport report =
                UnprivilegedEngine.asNobody(
                        () -> Commands.sandboxes().report(READ_ONLY, SandboxChoice.DEFAULT));

        if (bubblewrapWorks()) {
            assertEquals("bwrap", report.name());
            assertEquals("bwrap is installed and works", report.reason());
        } else {
            assertEquals("landlock", report.name());
            assertTrue(report.reason().startsWith(whyNot()), report.reason());
        }
    }

    /** Forbids namespaces with the server's own filter, on the calling thread. */
    @Test
    void isLandlockWhereNamespacesAreForbidden() {
        UnprivilegedEngine.loadClasses();
        Sandboxes sandboxes = Commands.sandboxes();
        SandboxReport report =
                UnprivilegedEngine.asNobody(() -> {
                    closeNamespaces(sandboxes);
                    return sandboxes.report(READ_ONLY, SandboxChoice.DEFAULT);
                });

        assertEquals("landlock", report.name());
        assertTrue(report.reason().startsWith(whyNot()), report.reason());
    }

    private static void closeNamespaces(Sandboxes sandboxes) {
        sandboxes
                .apply(
                        new Launch("/bin/true", List.of("true"), Path.of("/"), Map.of()),
                        READ_ONLY,
                        new SandboxChoice(SandboxBackend.LANDLOCK, Optional.empty()))
                .flatMap(sandboxed -> sandboxed.restriction().restrictThisThread())
                .getOrElseThrow(reason -> new AssertionError(reason));
    }

    private static String whyNot() {
        boolean installed =
                Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/run/current-system/sw/bin")
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "bwrap")));
        return installed ? "bwrap does not work here: bwrap: " : "bwrap is not installed";
    }
}
