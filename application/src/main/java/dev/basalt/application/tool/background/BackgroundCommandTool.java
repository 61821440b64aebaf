package dev.basalt.application.tool.background;

import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.background.BackgroundCommand;
import dev.basalt.domain.command.background.BackgroundCommand.Progress;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.tool.Arguments;
import dev.basalt.domain.tool.ArgumentsReader;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows and ends commands that go on in the background. Thread-safe. */
public final class BackgroundCommandTool implements Tool {

    static final String NAME = "background_command";

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);

    /** So that a turn is not without a sign of life for longer. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final ArgumentsReader reader;

    public BackgroundCommandTool(ArgumentsReader reader) {
        this.reader = reader;
    }

    /**
     * The arguments of a call.
     *
     * @param id of the command
     * @param waitMs how long to wait for its end
     * @param input to write to it first
     * @param end whether to end it
     */
    @Arguments(
            aliases = {
                "timeout=wait_ms",
                "timeout_ms=wait_ms",
                "wait=wait_ms",
                "chars=input",
                "kill=end"
            })
    public record BackgroundArguments(
            int id, @Nullable Duration waitMs, @Nullable String input, @Nullable Boolean end) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ToolSpec> spec(ToolOffering offering) {
        if (offering.settings().tools().background() == BackgroundLifetime.OFF) {
            return Optional.empty();
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("id", new Schema.Numeric(Optional.of("The number of the command.")));
        properties.put(
                "wait_ms",
                new Schema.Numeric(
                        Optional.of(
                                "How many milliseconds to wait for its end. Default: 10000, at most"
                                        + " 300000.")));
        properties.put(
                "input",
                new Schema.Text(
                        Optional.of(
                                "Text to write to it first; end a line with a line feed. Only for"
                                        + " commands that were started as interactive.")));
        properties.put("end", new Schema.Bool(Optional.of("Set to true to end the command.")));
        String lifetime =
                offering.settings().tools().background() == BackgroundLifetime.TURN
                        ? " Commands that still run at the end of the turn are ended."
                        : "";
        return Optional.of(
                new ToolSpec.Function(
                        NAME,
                        "Returns what a command in the background has written since the last call,"
                                + " and whether it has ended. Can write to it, and end it."
                                + lifetime,
                        new Schema.Struct(properties, List.of("id"), Optional.empty())));
    }

    @Override
    public List<String> hints(ToolOffering offering) {
        return offering.settings().tools().background() == BackgroundLifetime.OFF
                ? List.of()
                : List.of(
                        "A program that is not over after the `timeout` of its call goes on;"
                                + " `background_command` follows and ends it.");
    }

    @Override
    public ToolOutput call(ToolCall call, ToolContext context) {
        return reader.read(call.arguments(), BackgroundArguments.class)
                .fold(ToolOutput::unreadable, read -> run(read, context));
    }

    private static ToolOutput run(BackgroundArguments asked, ToolContext context) {
        Optional<BackgroundCommand> command = context.background().find(asked.id());
        if (command.isEmpty()) {
            return ToolOutput.failure("There is no background command " + asked.id() + ".");
        }
        if (asked.input() != null && !command.get().write(asked.input())) {
            return ToolOutput.failure(
                    "Command "
                            + asked.id()
                            + " reads no input: it was not started as interactive, or runs outside"
                            + " the sandbox with an approval.");
        }
        if (Boolean.TRUE.equals(asked.end())) {
            command.get().end();
        }
        Progress progress = command.get().read(wait(asked), context.cancellation());
        if (progress.end().isPresent()) {
            context.background().forget(asked.id());
        }
        String report = BackgroundReport.of(asked.id(), progress);
        return progress.end().isEmpty() || isAsWanted(progress, asked)
                ? ToolOutput.success(report)
                : ToolOutput.failure(report);
    }

    private static boolean isAsWanted(Progress progress, BackgroundArguments asked) {
        return Boolean.TRUE.equals(asked.end())
                || progress.end()
                        .filter(end ->
                                end.exists(outcome ->
                                        outcome.ending()
                                                .equals(new CommandOutcome.Ending.Exited(0))))
                        .isPresent();
    }

    private static Duration wait(BackgroundArguments asked) {
        Duration wait = asked.waitMs() == null ? DEFAULT_WAIT : asked.waitMs();
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
