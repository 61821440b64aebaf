package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.domain.sandbox.SandboxPolicy;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.util.List;

/** A sandbox policy. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonNaming(SnakeCaseStrategy.class)
public sealed interface WireSandboxPolicy {

    @JsonTypeName("danger-full-access")
    record DangerFullAccess() implements WireSandboxPolicy {}

    @JsonTypeName("read-only")
    record ReadOnly() implements WireSandboxPolicy {}

    @JsonTypeName("workspace-write")
    record WorkspaceWrite(
            @Nullable List<Path> writableRoots,
            @Nullable Boolean networkAccess,
            @Nullable Boolean excludeTmpdirEnvVar,
            @Nullable Boolean excludeSlashTmp)
            implements WireSandboxPolicy {}

    /** Returns the policy; an absent component is empty or false. */
    default SandboxPolicy toDomain() {
        return switch (this) {
            case DangerFullAccess() -> new SandboxPolicy.DangerFullAccess();
            case ReadOnly() -> new SandboxPolicy.ReadOnly();
            case WorkspaceWrite(var roots, var network, var excludeTmpdir, var excludeTmp) ->
                    new SandboxPolicy.WorkspaceWrite(
                            roots == null ? List.of() : roots,
                            Boolean.TRUE.equals(network),
                            Boolean.TRUE.equals(excludeTmpdir),
                            Boolean.TRUE.equals(excludeTmp));
        };
    }
}
