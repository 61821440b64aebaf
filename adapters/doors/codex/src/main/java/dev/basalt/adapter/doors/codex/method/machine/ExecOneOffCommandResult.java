package dev.basalt.adapter.doors.codex.method.machine;

/** Result of {@code execOneOffCommand}: exit status and output of the command. */
public record ExecOneOffCommandResult(int exitCode, String stdout, String stderr) {}
