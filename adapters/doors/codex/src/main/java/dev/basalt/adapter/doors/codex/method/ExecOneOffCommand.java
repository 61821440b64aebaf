package dev.basalt.adapter.doors.codex.method;

import dev.basalt.adapter.doors.codex.type.WireSandboxPolicy;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code execOneOffCommand}: runs a command outside of any conversation. */
public final class ExecOneOffCommand {

    private ExecOneOffCommand() {}

    /**
     * What to run and how.
     *
     * @param timeoutMs milliseconds on the wire
     */
    public record Params(
            List<String> command,
            @Nullable Duration timeoutMs,
            @Nullable Path cwd,
            @Nullable WireSandboxPolicy sandboxPolicy) {}

    public record Result(int exitCode, String stdout, String stderr) {}
}
