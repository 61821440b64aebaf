package dev.basalt.adapter.doors.codex.event.later;

import dev.basalt.adapter.doors.codex.event.FirstCharacters;
import dev.basalt.adapter.doors.codex.type.TypedParsedCommand;
import dev.basalt.adapter.doors.codex.type.WireDuration;
import dev.basalt.domain.command.CapturedOutput;
import dev.basalt.domain.command.CommandEnd;
import dev.basalt.domain.conversation.event.Item;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The item and the events of one command. */
record CommandEvents(Item.CommandExecution command) {

    /** It runs because the model called a tool. */
    private static final String SOURCE = "agent";

    LaterItem item() {
        return new LaterItem.CommandExecution(
                command.callId(),
                command.argv(),
                cwd(),
                parsed(),
                SOURCE,
                "in_progress",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    LaterItem item(CommandEnd end) {
        return new LaterItem.CommandExecution(
                command.callId(),
                command.argv(),
                cwd(),
                parsed(),
                SOURCE,
                status(end),
                shown(end.stdout()),
                shown(end.stderr()),
                aggregated(end),
                end.exitCode(),
                WireDuration.of(end.duration()),
                aggregated(end));
    }

    LaterEventMsg begin(String turn, long startedAtMs) {
        return new LaterEventMsg.ExecCommandBegin(
                command.callId(), turn, startedAtMs, command.argv(), cwd(), parsed(), SOURCE);
    }

    LaterEventMsg end(String turn, long completedAtMs, CommandEnd end) {
        return new LaterEventMsg.ExecCommandEnd(
                command.callId(),
                turn,
                completedAtMs,
                command.argv(),
                cwd(),
                parsed(),
                SOURCE,
                shown(end.stdout()),
                shown(end.stderr()),
                aggregated(end),
                end.exitCode(),
                WireDuration.of(end.duration()),
                aggregated(end),
                status(end));
    }

    private String cwd() {
        try {
            URI path = new URI(null, null, command.directory().toString(), null);
            return "file://" + path.toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<TypedParsedCommand> parsed() {
        return command.parsed().stream().map(TypedParsedCommand::of).toList();
    }

    private static String aggregated(CommandEnd end) {
        return shown(end.stdout()) + shown(end.stderr());
    }

    private static String status(CommandEnd end) {
        return end.exitCode() == 0 ? "completed" : "failed";
    }

    private static String shown(CapturedOutput output) {
        return FirstCharacters.of(output.head());
    }
}
