package dev.basalt.adapter.machine.process.sandbox.seatbelt;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.sandbox.Contained;
import dev.basalt.adapter.machine.process.sandbox.Sandbox;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds commands on macOS, by the system's {@code sandbox-exec} and a profile made for each. */
public final class SeatbeltSandbox implements Sandbox {

    /** By its path: a program of this name elsewhere would be somebody else's. */
    public static final Path PROGRAM = Path.of("/usr/bin/sandbox-exec");

    @Override
    public String name() {
        return "seatbelt";
    }

    @Override
    public Either<String, Contained> contain(Launch launch, SandboxRules rules) {
        SeatbeltProfile profile = SeatbeltProfile.of(rules);
        List<String> argv = new ArrayList<>(List.of("sandbox-exec", "-p", profile.text()));
        profile.parameters().forEach((name, path) -> argv.add("-D" + name + "=" + path));
        argv.add("--");
        argv.addAll(launch.argv());
        Map<String, String> environment = new TreeMap<>(launch.environment());
        // for programs that want to know
        environment.put("CODEX_SANDBOX", "seatbelt");
        return Either.right(
                Contained.asItIs(
                        new Launch(PROGRAM.toString(), argv, launch.directory(), environment)));
    }

    @Override
    public List<String> alsoRefuses(SandboxRules rules) {
        return List.of();
    }

    @Override
    public List<String> cannotHold(SandboxRules rules) {
        return List.of("reading files other than auth.json");
    }
}
