package dev.basalt.adapter.machine.process.sandbox.seatbelt;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.sandbox.Sandbox;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sandboxes commands on macOS with the system's {@code sandbox-exec} and a profile for each
 * command.
 */
public final class SeatbeltSandbox implements Sandbox {

    /** An absolute path, so that no other program of this name is used. */
    public static final Path PROGRAM = Path.of("/usr/bin/sandbox-exec");

    @Override
    public String name() {
        return "seatbelt";
    }

    @Override
    public Either<String, SandboxedLaunch> apply(Launch launch, SandboxRules rules) {
        SeatbeltProfile profile = SeatbeltProfile.of(rules);
        List<String> argv = new ArrayList<>(List.of("sandbox-exec", "-p", profile.text()));
        profile.parameters().forEach((name, path) -> argv.add("-D" + name + "=" + path));
        argv.add("--");
        argv.addAll(launch.argv());
        Map<String, String> environment = new TreeMap<>(launch.environment());
        // lets programs detect the sandbox, as codex does
        environment.put("CODEX_SANDBOX", "seatbelt");
        return Either.right(
                SandboxedLaunch.unrestricted(
                        new Launch(PROGRAM.toString(), argv, launch.directory(), environment)));
    }

    @Override
    public List<String> alsoDenied(SandboxRules rules) {
        return List.of();
    }

    @Override
    public List<String> notEnforced(SandboxRules rules) {
        return List.of("reading files other than auth.json");
    }
}
