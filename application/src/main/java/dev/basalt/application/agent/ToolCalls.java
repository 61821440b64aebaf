package dev.basalt.application.agent;

import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.model.HistoryItem;
import dev.basalt.domain.patch.PatchRecognition;
import dev.basalt.domain.tool.ShellCall;
import dev.basalt.domain.tool.ToolArguments;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs what the model calls for and gives it the output. Every call gets one. */
public final class ToolCalls {

    /** What the model is told of a call that the user's interruption ended or prevented. */
    private static final String ABORTED = "aborted";

    private final ToolArguments arguments;
    private final ShellTool shell;
    private final PatchTool patches;

    public ToolCalls(ToolArguments arguments, ShellTool shell, PatchTool patches) {
        this.arguments = arguments;
        this.shell = shell;
        this.patches = patches;
    }

    HistoryItem answer(HistoryItem.FunctionCall call, Turn turn, Memory memory) {
        return new HistoryItem.FunctionOutput(
                call.callId(), unlessCancelled(turn, () -> call(call, turn, memory)));
    }

    HistoryItem answer(HistoryItem.LocalShellCall call, Turn turn, Memory memory) {
        ShellCall command =
                new ShellCall(
                        call.command(),
                        call.directory().map(Object::toString),
                        call.timeout(),
                        false,
                        Optional.empty());
        return new HistoryItem.FunctionOutput(
                call.outputId(),
                unlessCancelled(turn, () -> shell(call.outputId(), command, turn, memory)));
    }

    HistoryItem answer(HistoryItem.CustomToolCall call, Turn turn, Memory memory) {
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
        String text = output.get();
        return turn.cancellation().isCancelled() ? ABORTED : text;
    }

    private String call(HistoryItem.FunctionCall call, Turn turn, Memory memory) {
        return switch (call.name()) {
            case ToolOffer.SHELL, "container.exec" ->
                    arguments
                            .shell(call.arguments())
                            .fold(
                                    ToolCalls::unreadable,
                                    command -> shell(call.callId(), command, turn, memory));
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
