package dev.basalt.adapter.machine.process.sandbox.bubblewrap;

import dev.basalt.adapter.machine.process.posix.Architecture;
import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.sandbox.DroppedCapability;
import dev.basalt.adapter.machine.process.sandbox.Sandbox;
import dev.basalt.adapter.machine.process.sandbox.SandboxRules;
import dev.basalt.adapter.machine.process.sandbox.SandboxedLaunch;
import dev.basalt.adapter.machine.process.sandbox.seccomp.SyscallFilter;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sandboxes commands with the program {@code bwrap}, which gives each of them mount, process and
 * network namespaces of its own and installs the {@link SyscallFilter}.
 */
public final class BubblewrapSandbox implements Sandbox {

    /** Where only the administrator installs programs. */
    public static final List<Path> STANDARD_LOCATIONS =
            List.of(
                    Path.of("/usr/bin/bwrap"),
                    Path.of("/bin/bwrap"),
                    Path.of("/usr/local/bin/bwrap"),
                    Path.of("/run/current-system/sw/bin/bwrap"));

    private final Path program;
    private final Architecture architecture;

    BubblewrapSandbox(Path program, Architecture architecture) {
        this.program = program;
        this.architecture = architecture;
    }

    @Override
    public String name() {
        return "bwrap";
    }

    @Override
    public Either<String, SandboxedLaunch> apply(Launch launch, SandboxRules rules) {
        List<String> argv = new ArrayList<>(arguments(launch.directory(), rules));
        argv.addAll(List.of("--seccomp", "3", "--info-fd", "4", "--"));
        // the program by the name it was called with: bwrap finds it in the same PATH
        argv.addAll(launch.argv());
        return Either.right(
                SandboxedLaunch.wrapped(
                        new Launch(
                                program.toString(), argv, launch.directory(), launch.environment()),
                        SyscallFilter.program(architecture, rules.network())));
    }

    /**
     * Returns a launch that shows whether bwrap works here: like that of a command, without the
     * filter.
     */
    Launch probe(Launch launch, SandboxRules rules) {
        List<String> argv = new ArrayList<>(arguments(launch.directory(), rules));
        argv.addAll(List.of("--", launch.program()));
        return new Launch(program.toString(), argv, launch.directory(), launch.environment());
    }

    private static List<String> arguments(Path directory, SandboxRules rules) {
        Arguments arguments = new Arguments();
        arguments.add("bwrap", "--die-with-parent", "--new-session");
        arguments.add("--unshare-pid", "--unshare-ipc");
        if (!rules.network()) {
            arguments.add("--unshare-net");
        }
        for (DroppedCapability capability : DroppedCapability.values()) {
            if (capability.isKnownEverywhere()) {
                arguments.add("--cap-drop", capability.name());
            }
        }
        arguments.add("--ro-bind", "/", "/", "--dev", "/dev", "--remount-ro", "/dev");
        arguments.add("--tmpfs", "/dev/shm");
        arguments.add("--proc", "/proc");
        // a later mount covers earlier ones beneath it
        Stream.concat(rules.writable().stream(), rules.parentsOfReadOnly().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Path::getNameCount))
                .forEach(root -> arguments.bind("--bind", root, root));
        for (Path place : rules.readOnly()) {
            arguments.bind("--ro-bind", place, place);
        }
        HiddenPlaces.cover(rules, arguments.list);
        arguments.add("--chdir", directory.toString());
        return arguments.list;
    }

    private static final class Arguments {

        private final List<String> list = new ArrayList<>();

        void add(String... arguments) {
            list.addAll(List.of(arguments));
        }

        void bind(String how, Path source, Path target) {
            add(how, source.toString(), target.toString());
        }
    }

    @Override
    public List<String> alsoDenied(SandboxRules rules) {
        return List.of();
    }

    @Override
    public List<String> notEnforced(SandboxRules rules) {
        List<String> limits = new ArrayList<>();
        limits.add("reading files other than auth.json");
        if (!rules.writable().isEmpty()) {
            limits.add("creating a .git or .codex where a writable root has none yet");
        }
        if (rules.network()) {
            limits.add("connecting to UNIX sockets of other programs by path");
        }
        return limits;
    }
}
