package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.json.WireMessage;
import dev.basalt.domain.patch.FileChange;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The change of one file: an object whose only key is the kind of change, or a string. */
public sealed interface WireFileChange extends WireMessage {

    record AddFile(Content add) implements WireFileChange {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("add", add).endObject();
        }
    }

    record UpdateFile(Difference update) implements WireFileChange {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("update", update).endObject();
        }
    }

    /** The file is removed. */
    enum DeleteFile implements WireFileChange {
        DELETE;

        @JsonValue
        public String word() {
            return "delete";
        }

        @Override
        public void writeTo(JsonOutput json) {
            json.value(word());
        }
    }

    record Content(String content) implements WireMessage {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("content", content).endObject();
        }
    }

    record Difference(
            @JsonProperty("unified_diff") String unifiedDiff,
            @JsonProperty("move_path") @Nullable Path movePath)
            implements WireMessage {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject()
                    .member("unified_diff", unifiedDiff)
                    .member("move_path", movePath == null ? null : movePath.toString())
                    .endObject();
        }
    }

    static WireFileChange of(FileChange change) {
        return switch (change) {
            case FileChange.Add(String content) -> new AddFile(new Content(content));
            case FileChange.Delete _ -> DeleteFile.DELETE;
            case FileChange.Update(String diff, var movePath) ->
                    new UpdateFile(new Difference(diff, movePath.orElse(null)));
        };
    }

    /** Returns the changes by path, in the order of the patch. */
    static Map<String, WireFileChange> of(Map<Path, FileChange> changes) {
        var all = new LinkedHashMap<String, WireFileChange>();
        changes.forEach((path, change) -> all.put(path.toString(), of(change)));
        return all;
    }
}
