package dev.basalt.adapter.doors.codex.event.later;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.sandbox.SandboxPolicy;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What commands may do, in the form of codex 0.153.
 *
 * @param type {@code disabled}: everything; {@code managed}: what the other components say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
record PermissionProfile(String type, @Nullable FileSystem fileSystem, @Nullable String network) {

    record FileSystem(String type, List<Entry> entries) {}

    record Entry(Place path, String access) {}

    /** A path, or a place that has a name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(String type, @Nullable Path path, @Nullable Special value) {}

    record Special(String kind) {}

    /**
     * Returns the profile of a sandbox policy.
     *
     * @param directory of the conversation, which the mode {@code workspace-write} makes writable
     */
    static PermissionProfile of(SandboxPolicy policy, Path directory) {
        return switch (policy) {
            case SandboxPolicy.DangerFullAccess() -> new PermissionProfile("disabled", null, null);
            case SandboxPolicy.ReadOnly() -> managed(policy, List.of(special("root", "read")));
            case SandboxPolicy.WorkspaceWrite write -> managed(policy, entries(write, directory));
        };
    }

    private static List<Entry> entries(SandboxPolicy.WorkspaceWrite policy, Path directory) {
        List<Entry> entries = new ArrayList<>();
        entries.add(special("root", "read"));
        entries.add(writable(directory));
        policy.writableRoots().forEach(root -> entries.add(writable(root)));
        if (!policy.excludeSlashTmp()) {
            entries.add(special("slash_tmp", "write"));
        }
        if (!policy.excludeTmpdirEnvVar()) {
            entries.add(special("tmpdir", "write"));
        }
        return entries;
    }

    private static PermissionProfile managed(SandboxPolicy policy, List<Entry> entries) {
        return new PermissionProfile(
                "managed",
                new FileSystem("restricted", entries),
                policy.networkAccess() ? "enabled" : "restricted");
    }

    private static Entry special(String kind, String access) {
        return new Entry(new Place("special", null, new Special(kind)), access);
    }

    private static Entry writable(Path path) {
        return new Entry(new Place("path", path, null), "write");
    }
}
