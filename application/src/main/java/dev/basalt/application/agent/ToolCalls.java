package dev.basalt.application.agent;

import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.patch.parse.PatchRecognition;
import dev.basalt.domain.tool.ShellCall;
import dev.basalt.domain.tool.ToolArguments;

import io.vavr.control.Either;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs what the model calls for and gives it the output. Every call gets one. */
public final class ToolCalls {

    /** What the model is told of a call that the user's interruption ended or prevented. */
    private static final String ABORTED = "aborted";

    /** What older models call the shell. */
    private static final String CONTAINER_EXEC = "container.exec";

    private static final System.Logger LOG = System.getLogger(ToolCalls.class.getName());

    private final ToolArguments arguments;
    private final ShellTool shell;
    private final PatchTool patches;

    public ToolCalls(ToolArguments arguments, ShellTool shell, PatchTool patches) {
        this.arguments = arguments;
        this.shell = shell;
        this.patches = patches;
    }

    /** Runs a call of any kind and returns its output; a mistake of ours is an output, too. */
    HistoryItem answer(HistoryItem call, Turn turn, Memory memory) {
        return switch (call) {
            case HistoryItem.FunctionCall function -> answer(function, turn, memory);
            case HistoryItem.LocalShellCall local -> answer(local, turn, memory);
            case HistoryItem.CustomToolCall custom -> answer(custom, turn, memory);
            case HistoryItem.Message _,
                    HistoryItem.Reasoning _,
                    HistoryItem.FunctionOutput _,
                    HistoryItem.CustomToolOutput _ ->
                    throw new IllegalArgumentException("no call: " + call.getClass());
        };
    }

    /** Tells whether a call is a command that runs without anybody's approval, now or later. */
    boolean needNobody(HistoryItem call, Turn turn, Memory memory) {
        return switch (call) {
            case HistoryItem.FunctionCall function when isShell(function.name()) ->
                    needsNobody(arguments.shell(function.arguments()), turn, memory);
            case HistoryItem.LocalShellCall local when !local.outputId().isEmpty() ->
                    needsNobody(command(local), turn, memory);
            default -> false;
        };
    }

    private boolean needsNobody(Either<String, ShellCall> read, Turn turn, Memory memory) {
        return read.exists(command ->
                PatchRecognition.patchIn(command.command()).isEmpty()
                        && shell.needsNobody(command, turn, memory));
    }

    private static boolean isShell(String name) {
        return name.equals(ToolOffer.SHELL) || name.equals(CONTAINER_EXEC);
    }

    private HistoryItem answer(HistoryItem.FunctionCall call, Turn turn, Memory memory) {
        return new HistoryItem.FunctionOutput(
                call.callId(), unlessCancelled(turn, () -> call(call, turn, memory)));
    }

    private HistoryItem answer(HistoryItem.LocalShellCall call, Turn turn, Memory memory) {
        return new HistoryItem.FunctionOutput(
                call.outputId(),
                call.outputId().isEmpty()
                        ? "LocalShellCall without call_id or id"
                        : unlessCancelled(
                                turn, () -> shell(call.outputId(), command(call), turn, memory)));
    }

    private static Either<String, ShellCall> command(HistoryItem.LocalShellCall call) {
        Optional<Path> directory;
        try {
            directory = call.directory().map(Path::of);
        } catch (InvalidPathException e) {
            return Either.left(
                    "invalid path: string \"" + e.getInput() + "\" in working_directory");
        }
        return Either.right(
                new ShellCall(call.command(), directory, call.timeout(), false, Optional.empty()));
    }

    private HistoryItem answer(HistoryItem.CustomToolCall call, Turn turn, Memory memory) {
        return new HistoryItem.CustomToolOutput(
                call.callId(),
                unlessCancelled(
                        turn,
                        () ->
                                call.name().equals(ToolOffer.APPLY_PATCH)
                                        ? patch(call.callId(), call.input(), turn, memory)
                                        : unsupported(call.name())));
    }

    private static String unlessCancelled(Turn turn, Supplier<String> output) {
        if (turn.cancellation().isCancelled()) {
            return ABORTED;
        }
        String text;
        try {
            text = output.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a call of turn " + turn.submission(), e);
            text = "internal error: " + e.getClass().getSimpleName();
        }
        return turn.cancellation().isCancelled() ? ABORTED : text;
    }

    private String call(HistoryItem.FunctionCall call, Turn turn, Memory memory) {
        return switch (call.name()) {
            case ToolOffer.SHELL, CONTAINER_EXEC ->
                    shell(call.callId(), arguments.shell(call.arguments()), turn, memory);
            case ToolOffer.UPDATE_PLAN ->
                    arguments
                            .plan(call.arguments())
                            .fold(
                                    ToolCalls::unreadable,
                                    plan -> {
                                        turn.emit(
                                                new Event.PlanUpdate(
                                                        plan.explanation(), plan.steps()));
                                        return "Plan updated";
                                    });
            case ToolOffer.APPLY_PATCH ->
                    arguments
                            .patch(call.arguments())
                            .fold(
                                    ToolCalls::unreadable,
                                    text -> patch(call.callId(), text, turn, memory));
            default -> unsupported(call.name());
        };
    }

    private String shell(String callId, Either<String, ShellCall> read, Turn turn, Memory memory) {
        return read.fold(ToolCalls::unreadable, command -> shell(callId, command, turn, memory));
    }

    /** Many models write a patch as a command; it is not run, but applied. */
    private String shell(String callId, ShellCall call, Turn turn, Memory memory) {
        Path directory = call.directory().map(turn.directory()::resolve).orElse(turn.directory());
        return PatchRecognition.patchIn(call.command())
                .map(text ->
                        patches.run(
                                new PatchTool.Call(
                                        callId,
                                        text,
                                        directory,
                                        call.escalated()
                                                ? call.justification().or(() -> Optional.of(""))
                                                : Optional.empty()),
                                turn,
                                memory))
                .orElseGet(() -> shell.run(callId, call, turn, memory));
    }

    private String patch(String callId, String text, Turn turn, Memory memory) {
        return patches.run(
                new PatchTool.Call(callId, text, turn.directory(), Optional.empty()), turn, memory);
    }

    private static String unreadable(String reason) {
        return "failed to parse function arguments: " + reason;
    }

    private static String unsupported(String name) {
        return "unsupported call: " + name;
    }
}
