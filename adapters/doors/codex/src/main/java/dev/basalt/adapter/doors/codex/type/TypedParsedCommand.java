package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.domain.command.summary.ParsedCommand;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a command does, for display, in the format of codex 0.153.4. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TypedParsedCommand {

    @JsonTypeName("read")
    record TypedRead(String cmd, String name) implements TypedParsedCommand {}

    @JsonTypeName("list_files")
    record TypedListFiles(String cmd, @Nullable String path) implements TypedParsedCommand {}

    @JsonTypeName("search")
    record TypedSearch(String cmd, @Nullable String query, @Nullable String path)
            implements TypedParsedCommand {}

    @JsonTypeName("format")
    record TypedFormat(String cmd, String tool, @Nullable List<String> targets)
            implements TypedParsedCommand {}

    @JsonTypeName("test")
    record TypedTest(String cmd) implements TypedParsedCommand {}

    @JsonTypeName("lint")
    record TypedLint(String cmd, String tool, @Nullable List<String> targets)
            implements TypedParsedCommand {}

    @JsonTypeName("noop")
    record TypedNoop(String cmd) implements TypedParsedCommand {}

    @JsonTypeName("unknown")
    record TypedUnknown(String cmd) implements TypedParsedCommand {}

    static TypedParsedCommand of(ParsedCommand command) {
        return switch (command) {
            case ParsedCommand.Read(var cmd, var name) -> new TypedRead(cmd, name);
            case ParsedCommand.ListFiles(var cmd, var path) ->
                    new TypedListFiles(cmd, path.orElse(null));
            case ParsedCommand.Search(var cmd, var query, var path) ->
                    new TypedSearch(cmd, query.orElse(null), path.orElse(null));
            case ParsedCommand.Format(var cmd, var tool, var targets) ->
                    new TypedFormat(cmd, tool, targets.orElse(null));
            case ParsedCommand.Test(var cmd) -> new TypedTest(cmd);
            case ParsedCommand.Lint(var cmd, var tool, var targets) ->
                    new TypedLint(cmd, tool, targets.orElse(null));
            case ParsedCommand.Noop(var cmd) -> new TypedNoop(cmd);
            case ParsedCommand.Unknown(var cmd) -> new TypedUnknown(cmd);
        };
    }
}
