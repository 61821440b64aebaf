package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandInput;

import java.util.Optional;

/**
 * A program to start, and how it is sandboxed.
 *
 * @param launch the program; with an external sandbox, that program
 * @param restriction what the starting thread applies to itself first
 * @param wrapped present when {@code bwrap} is started, which runs the command in a session of its
 *     own: the seccomp filter that it reads on descriptor 3. On descriptor 4 it reports the process
 *     id of the session leader
 */
public record SandboxedLaunch(
        Launch launch, ThreadRestriction restriction, Optional<Bytes> wrapped) {

    /** Returns a launch to which nothing is applied here: no sandbox, or an external program. */
    public static SandboxedLaunch unrestricted(Launch launch) {
        return new SandboxedLaunch(launch, ThreadRestriction.NONE, Optional.empty());
    }

    public static SandboxedLaunch restricted(ThreadRestriction restriction, Launch launch) {
        return new SandboxedLaunch(launch, restriction, Optional.empty());
    }

    /** Returns the same with this input of the program. */
    public SandboxedLaunch with(CommandInput input) {
        return new SandboxedLaunch(launch.with(input), restriction, wrapped);
    }

    public static SandboxedLaunch wrapped(Launch launch, Bytes filter) {
        return new SandboxedLaunch(launch, ThreadRestriction.NONE, Optional.of(filter));
    }
}
