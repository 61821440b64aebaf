package dev.basalt.application.agent;

import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.model.ContentPart;
import dev.basalt.domain.model.HistoryItem;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows one response of the model: tells what it says, runs what it calls for, at once and in its
 * order, and keeps both for the history.
 */
final class ResponseReader implements ModelListener {

    private final Turn turn;
    private final Memory memory;
    private final ToolCalls tools;
    private final List<HistoryItem> said = new ArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();
    private Optional<String> lastMessage = Optional.empty();
    private int answeredUpTo;

    ResponseReader(Turn turn, Memory memory, ToolCalls tools) {
        this.turn = turn;
        this.memory = memory;
        this.tools = tools;
    }

    /**
     * What a complete response amounts to.
     *
     * @param callsAnswered whether the model waits for outputs
     */
    record Answer(boolean callsAnswered, Optional<String> lastMessage) {}

    @Override
    public void on(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var text) -> {
                unfinished.append(text);
                turn.emit(new Event.AgentMessageDelta(text));
            }
            case ModelEvent.ReasoningPartStarted() ->
                    turn.emit(new Event.AgentReasoningSectionBreak());
            case ModelEvent.ReasoningSummaryDelta(var text) ->
                    turn.emit(new Event.AgentReasoningDelta(text));
            case ModelEvent.ReasoningTextDelta(var text) -> {
                if (showsRawReasoning()) {
                    turn.emit(new Event.AgentReasoningRawContentDelta(text));
                }
            }
            case ModelEvent.ItemDone(var item) -> done(item);
        }
    }

    private void done(HistoryItem item) {
        said.add(item);
        switch (item) {
            case HistoryItem.Message message -> tell(message);
            case HistoryItem.Reasoning reasoning -> tell(reasoning);
            case HistoryItem.FunctionCall call -> answer(tools.answer(call, turn, memory));
            case HistoryItem.LocalShellCall call -> answer(tools.answer(call, turn, memory));
            case HistoryItem.CustomToolCall call -> answer(tools.answer(call, turn, memory));
            // A provider that runs tools of its own tells the outputs too.
            case HistoryItem.FunctionOutput _, HistoryItem.CustomToolOutput _ -> {}
        }
    }

    private void tell(HistoryItem.Message message) {
        unfinished.setLength(0);
        for (ContentPart part : message.content()) {
            if (part instanceof ContentPart.Text(var text) && message.role() == Role.ASSISTANT) {
                lastMessage = Optional.of(text);
                turn.emit(new Event.AgentMessage(text));
            }
        }
    }

    private void tell(HistoryItem.Reasoning reasoning) {
        reasoning.summary().forEach(text -> turn.emit(new Event.AgentReasoning(text)));
        if (showsRawReasoning()) {
            reasoning
                    .content()
                    .forEach(text -> turn.emit(new Event.AgentReasoningRawContent(text)));
        }
    }

    private boolean showsRawReasoning() {
        return turn.settings().visibility().showRawReasoning();
    }

    private void answer(HistoryItem output) {
        said.add(output);
        answeredUpTo = said.size();
    }

    /** The response came to its proper end: all of it counts. */
    Answer complete(ModelResponse response) {
        said.forEach(memory::remember);
        response.notice().ifPresent(text -> turn.emit(new Event.Background(text)));
        response.usage().ifPresent(usage -> turn.emit(new Event.TokenCount(usage)));
        if (answeredUpTo > 0) {
            // a command may have changed again what a patch had changed
            memory.newDifference().ifPresent(diff -> turn.emit(new Event.TurnDiff(diff)));
        }
        return new Answer(answeredUpTo > 0, lastMessage);
    }

    /**
     * The response broke off and is asked for again: what was run stays in the history, so that it
     * is not run twice; what was only said will be said anew.
     */
    void breakOff() {
        said.subList(0, answeredUpTo).forEach(memory::remember);
    }

    /** The turn was cancelled: all that was said stays said, down to the unfinished sentence. */
    void abandon() {
        said.forEach(memory::remember);
        if (!unfinished.isEmpty()) {
            memory.remember(
                    new HistoryItem.Message(
                            Optional.empty(),
                            Role.ASSISTANT,
                            List.of(new ContentPart.Text(unfinished.toString()))));
        }
    }
}
