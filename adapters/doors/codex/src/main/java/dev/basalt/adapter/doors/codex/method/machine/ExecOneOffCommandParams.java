package dev.basalt.adapter.doors.codex.method.machine;

import dev.basalt.adapter.doors.codex.type.WireSandboxPolicy;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Params of {@code execOneOffCommand}, which runs a command outside of any conversation.
 *
 * @param timeoutMs milliseconds on the wire
 */
public record ExecOneOffCommandParams(
        List<String> command,
        @Nullable Duration timeoutMs,
        @Nullable Path cwd,
        @Nullable WireSandboxPolicy sandboxPolicy) {}
