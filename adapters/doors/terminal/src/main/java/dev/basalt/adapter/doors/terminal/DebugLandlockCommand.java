package dev.basalt.adapter.doors.terminal;

import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.sandbox.SandboxInspection;

import java.util.List;
import java.util.stream.Stream;

/** {@code basalt debug landlock}: {@link SandboxCommand} without the configured mode. */
public final class DebugLandlockCommand implements TerminalCommand {

    public static final Synopsis SYNOPSIS =
            new Synopsis(
                    "debug landlock",
                    List.of(SandboxArguments.FULL_AUTO),
                    SandboxArguments.OPERANDS,
                    "like sandbox, in mode read-only, or workspace-write with --full-auto");

    private final SandboxCommand sandbox;

    public DebugLandlockCommand(
            ResolveSettings settings, CommandRunner runner, SandboxInspection sandboxes) {
        this.sandbox = new SandboxCommand(settings, runner, sandboxes);
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        return sandbox.run(
                Stream.concat(Stream.of("--mode=read-only"), arguments.stream()).toList(),
                terminal);
    }
}
