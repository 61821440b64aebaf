package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.json.WireMessage;
import dev.basalt.domain.command.summary.ParsedCommand;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a command does, for display: an object whose only key is the kind of command. */
public sealed interface WireParsedCommand extends WireMessage {

    record ReadCommand(@JsonProperty("Read") Read read) implements WireParsedCommand {
        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("Read", read).endObject();
        }

        public record Read(String cmd, String name) implements WireMessage {

            @Override
            public void writeTo(JsonOutput json) {
                json.beginObject().member("cmd", cmd).member("name", name).endObject();
            }
        }
    }

    record ListFilesCommand(@JsonProperty("ListFiles") ListFiles listFiles)
            implements WireParsedCommand {
        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("ListFiles", listFiles).endObject();
        }

        public record ListFiles(String cmd, @Nullable String path) implements WireMessage {

            @Override
            public void writeTo(JsonOutput json) {
                json.beginObject().member("cmd", cmd).member("path", path).endObject();
            }
        }
    }

    record SearchCommand(@JsonProperty("Search") Search search) implements WireParsedCommand {
        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("Search", search).endObject();
        }

        public record Search(String cmd, @Nullable String query, @Nullable String path)
                implements WireMessage {

            @Override
            public void writeTo(JsonOutput json) {
                json.beginObject()
                        .member("cmd", cmd)
                        .member("query", query)
                        .member("path", path)
                        .endObject();
            }
        }
    }

    record FormatCommand(@JsonProperty("Format") Format format) implements WireParsedCommand {
        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("Format", format).endObject();
        }

        public record Format(String cmd, String tool, @Nullable List<String> targets)
                implements WireMessage {

            @Override
            public void writeTo(JsonOutput json) {
                json.beginObject()
                        .member("cmd", cmd)
                        .member("tool", tool)
                        .texts("targets", targets)
                        .endObject();
            }
        }
    }

    record TestCommand(@JsonProperty("Test") Cmd test) implements WireParsedCommand {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("Test", test).endObject();
        }
    }

    record LintCommand(@JsonProperty("Lint") Lint lint) implements WireParsedCommand {
        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("Lint", lint).endObject();
        }

        public record Lint(String cmd, String tool, @Nullable List<String> targets)
                implements WireMessage {

            @Override
            public void writeTo(JsonOutput json) {
                json.beginObject()
                        .member("cmd", cmd)
                        .member("tool", tool)
                        .texts("targets", targets)
                        .endObject();
            }
        }
    }

    record NoopCommand(@JsonProperty("Noop") Cmd noop) implements WireParsedCommand {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("Noop", noop).endObject();
        }
    }

    record UnknownCommand(@JsonProperty("Unknown") Cmd unknown) implements WireParsedCommand {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("Unknown", unknown).endObject();
        }
    }

    /** Nothing but the command. */
    record Cmd(String cmd) implements WireMessage {

        @Override
        public void writeTo(JsonOutput json) {
            json.beginObject().member("cmd", cmd).endObject();
        }
    }

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
