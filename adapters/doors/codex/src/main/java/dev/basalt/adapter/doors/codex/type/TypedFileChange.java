package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.domain.patch.FileChange;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The change of one file, in the format of codex 0.153.4. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonNaming(SnakeCaseStrategy.class)
public sealed interface TypedFileChange {

    @JsonTypeName("add")
    record TypedAdd(String content) implements TypedFileChange {}

    @JsonTypeName("delete")
    record TypedDelete(String content) implements TypedFileChange {}

    @JsonTypeName("update")
    record TypedUpdate(String unifiedDiff, @Nullable Path movePath) implements TypedFileChange {}

    static TypedFileChange of(FileChange change) {
        return switch (change) {
            case FileChange.Add(String content) -> new TypedAdd(content);
            case FileChange.Delete(String content) -> new TypedDelete(content);
            case FileChange.Update(String diff, var movePath) ->
                    new TypedUpdate(diff, movePath.orElse(null));
        };
    }

    /** Returns the changes by path, in the order of the patch. */
    static Map<String, TypedFileChange> of(Map<Path, FileChange> changes) {
        var all = new LinkedHashMap<String, TypedFileChange>();
        changes.forEach((path, change) -> all.put(path.toString(), of(change)));
        return all;
    }
}
