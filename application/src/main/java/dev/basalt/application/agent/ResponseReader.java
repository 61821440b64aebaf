package dev.basalt.application.agent;

import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.conversation.Event;
import dev.basalt.domain.conversation.Item;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.ToolContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows one response of the model: tells what it says, runs what it calls for, and keeps both for
 * the history. A call that ran is remembered at once with its output, so that whatever happens to
 * the response it is never run again; what was only said counts when the response is complete, or
 * when there will be no other.
 */
final class ResponseReader implements ResponseHandler<ResponseReader.Answer> {

    private final Turn turn;
    private final CallsOfResponse calls;
    private final DeltaDeduplicator told;

    /** Not in the history yet. */
    private final List<HistoryItem> said = new ArrayList<>();

    private final StringBuilder unfinished = new StringBuilder();

    /** What the last attempt said that broke off, should no later one say anything. */
    private List<HistoryItem> saidBefore = List.of();

    private Optional<String> lastMessage = Optional.empty();
    private boolean callsRan;

    /** Whether calls of the attempt that is heard were run. */
    private boolean callsAnswered;

    ResponseReader(Turn turn, Toolbox tools, ToolContext context) {
        this.turn = turn;
        this.calls = new CallsOfResponse(turn, tools, context);
        this.told = new DeltaDeduplicator(turn);
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
                told.messageDelta(text);
            }
            case ModelEvent.ReasoningPartStarted() -> told.summaryPartStarted();
            case ModelEvent.ReasoningSummaryDelta(var text) -> told.summaryDelta(text);
            case ModelEvent.ReasoningTextDelta(var text) -> {
                if (showsRawReasoning()) {
                    told.rawReasoningDelta(text);
                }
            }
            case ModelEvent.ItemDone(var item) -> done(item);
        }
    }

    private void done(HistoryItem item) {
        switch (item) {
            case HistoryItem.Message message -> tell(message);
            case HistoryItem.Reasoning reasoning -> tell(reasoning);
            case HistoryItem.FunctionCall _,
                    HistoryItem.LocalShellCall _,
                    HistoryItem.CustomToolCall _ -> {
                calls.run(said, item);
                said.clear();
                callsRan = true;
                callsAnswered = true;
                saidBefore = List.of();
                told.keep();
            }
            // A provider that runs tools of its own tells the outputs too.
            case HistoryItem.Output _ -> said.add(item);
        }
    }

    private void tell(HistoryItem.Message message) {
        said.add(message);
        unfinished.setLength(0);
        List<String> texts = message.role() == Role.ASSISTANT ? texts(message) : List.of();
        if (!texts.isEmpty()) {
            lastMessage = Optional.of(texts.getLast());
            told.completed(new Item.AgentMessage(texts));
        }
    }

    private void tell(HistoryItem.Reasoning reasoning) {
        said.add(reasoning);
        var shown =
                new Item.Reasoning(
                        reasoning.summary(), showsRawReasoning() ? reasoning.content() : List.of());
        if (!shown.equals(Item.Reasoning.EMPTY)) {
            told.completed(shown);
        }
    }

    private static List<String> texts(HistoryItem.Message message) {
        List<String> texts = new ArrayList<>(1);
        for (ContentPart part : message.content()) {
            if (part instanceof ContentPart.Text(var text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private boolean showsRawReasoning() {
        return turn.settings().visibility().showRawReasoning();
    }

    @Override
    public Answer onComplete(ModelResponse response) {
        calls.settle();
        told.end();
        said.forEach(turn.history()::add);
        response.notice().ifPresent(text -> turn.emit(new Event.Notice(text)));
        response.usage()
                .ifPresent(usage -> {
                    turn.conversation().countResponse(usage);
                    turn.emit(new Event.TokensUsed(usage));
                });
        if (callsRan) {
            // a command may have changed again what a patch had changed
            turn.changedDiff().ifPresent(diff -> turn.emit(new Event.DiffChanged(diff)));
        }
        return new Answer(callsAnswered, lastMessage);
    }

    @Override
    public void onRetry() {
        calls.settle();
        keepForTheWorst();
        told.onRetry();
        // the next attempt knows the outputs
        callsAnswered = false;
        lastMessage = Optional.empty();
    }

    /** All that was said stays said, down to the unfinished sentence. */
    @Override
    public void onFailure() {
        calls.settle();
        told.end();
        keepForTheWorst();
        saidBefore.forEach(turn.history()::add);
    }

    private void keepForTheWorst() {
        if (!unfinished.isEmpty()) {
            said.add(
                    new HistoryItem.Message(
                            Optional.empty(),
                            Role.ASSISTANT,
                            List.of(new ContentPart.Text(unfinished.toString()))));
            unfinished.setLength(0);
        }
        // providers refuse a history in which nothing follows a reasoning
        while (!said.isEmpty() && said.getLast() instanceof HistoryItem.Reasoning) {
            said.removeLast();
        }
        if (!said.isEmpty()) {
            saidBefore = List.copyOf(said);
            said.clear();
        }
    }
}
