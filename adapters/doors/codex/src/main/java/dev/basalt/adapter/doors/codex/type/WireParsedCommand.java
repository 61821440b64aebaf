package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.domain.command.summary.ParsedCommand;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a command does, for display: an object whose only key is the kind of command. */
public sealed interface WireParsedCommand {

    record ReadCommand(@JsonProperty("Read") Read read) implements WireParsedCommand {
        public record Read(String cmd, String name) {}
    }

    record ListFilesCommand(@JsonProperty("ListFiles") ListFiles listFiles)
            implements WireParsedCommand {
        public record ListFiles(String cmd, @Nullable String path) {}
    }

    record SearchCommand(@JsonProperty("Search") Search search) implements WireParsedCommand {
        public record Search(String cmd, @Nullable String query, @Nullable String path) {}
    }

    record FormatCommand(@JsonProperty("Format") Format format) implements WireParsedCommand {
        public record Format(String cmd, String tool, @Nullable List<String> targets) {}
    }

    record TestCommand(@JsonProperty("Test") Cmd test) implements WireParsedCommand {}

    record LintCommand(@JsonProperty("Lint") Lint lint) implements WireParsedCommand {
        public record Lint(String cmd, String tool, @Nullable List<String> targets) {}
    }

    record NoopCommand(@JsonProperty("Noop") Cmd noop) implements WireParsedCommand {}

    record UnknownCommand(@JsonProperty("Unknown") Cmd unknown) implements WireParsedCommand {}

    /** Nothing but the command. */
    record Cmd(String cmd) {}

    static WireParsedCommand of(ParsedCommand command) {
        return switch (command) {
            case ParsedCommand.Read(var cmd, var name) ->
                    new ReadCommand(new ReadCommand.Read(cmd, name));
            case ParsedCommand.ListFiles(var cmd, var path) ->
                    new ListFilesCommand(new ListFilesCommand.ListFiles(cmd, path.orElse(null)));
            case ParsedCommand.Search(var cmd, var query, var path) ->
                    new SearchCommand(
                            new SearchCommand.Search(cmd, query.orElse(null), path.orElse(null)));
            case ParsedCommand.Format(var cmd, var tool, var targets) ->
                    new FormatCommand(new FormatCommand.Format(cmd, tool, targets.orElse(null)));
            case ParsedCommand.Test(var cmd) -> new TestCommand(new Cmd(cmd));
            case ParsedCommand.Lint(var cmd, var tool, var targets) ->
                    new LintCommand(new LintCommand.Lint(cmd, tool, targets.orElse(null)));
            case ParsedCommand.Noop(var cmd) -> new NoopCommand(new Cmd(cmd));
            case ParsedCommand.Unknown(var cmd) -> new UnknownCommand(new Cmd(cmd));
        };
    }
}
