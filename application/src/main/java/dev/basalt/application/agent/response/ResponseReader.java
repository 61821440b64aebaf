package dev.basalt.application.agent.response;

import dev.basalt.application.agent.request.ResponseHandler;
import dev.basalt.application.agent.turn.Turn;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.conversation.event.Event;
import dev.basalt.domain.conversation.event.Item;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.tool.ToolContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one response of the model: reports what it says, runs its calls, and adds both to the
 * history. A call is added when it is run, and its output whatever happens to the response, so that
 * it is never run again; messages are added when a call follows them, when the response is
 * complete, or when there is no further attempt.
 */
public final class ResponseReader implements ResponseHandler<ResponseReader.Answer> {

    private final Turn turn;
    private final Toolbox tools;
    private final ToolContext context;
    private final CallsOfResponse calls;
    private final DeltaDeduplicator items;

    /** Not in the history yet. */
    private final List<HistoryItem> pending = new ArrayList<>();

    private final StringBuilder unfinished = new StringBuilder();

    /** The messages of the last attempt that had any; used when no attempt is complete. */
    private List<HistoryItem> brokenOff = List.of();

    private Optional<String> lastMessage = Optional.empty();
    private boolean callsRan;

    /** Whether calls of the current attempt were run. */
    private boolean callsAnswered;

    public ResponseReader(Turn turn, Toolbox tools, ToolContext context) {
        this.turn = turn;
        this.tools = tools;
        this.context = context;
        this.calls = new CallsOfResponse(turn, tools, context);
        this.items = new DeltaDeduplicator(turn);
    }

    /**
     * What a complete response amounts to.
     *
     * @param callsAnswered whether the model waits for outputs
     */
    public record Answer(boolean callsAnswered, Optional<String> lastMessage) {}

    @Override
    public void on(ModelEvent event) {
        switch (event) {
            case ModelEvent.TextDelta(var text) -> {
                unfinished.append(text);
                items.messageDelta(text);
            }
            case ModelEvent.ReasoningPartStarted() -> items.summaryPartStarted();
            case ModelEvent.ReasoningSummaryDelta(var text) -> items.summaryDelta(text);
            case ModelEvent.ReasoningTextDelta(var text) -> {
                if (showsRawReasoning()) {
                    items.rawReasoningDelta(text);
                }
            }
            case ModelEvent.ItemDone(var item) -> done(item);
            case ModelEvent.Notice(var message) -> turn.emit(new Event.Notice(message));
        }
    }

    private void done(HistoryItem item) {
        switch (item) {
            case HistoryItem.Message message -> report(message);
            case HistoryItem.Reasoning reasoning -> report(reasoning);
            case HistoryItem.FunctionCall _,
                    HistoryItem.LocalShellCall _,
                    HistoryItem.CustomToolCall _ -> {
                pending.forEach(turn.history()::add);
                pending.clear();
                calls.run(understood(item));
                callsRan = true;
                callsAnswered = true;
                brokenOff = List.of();
                items.keep();
            }
            // A provider that runs tools of its own reports the outputs too.
            case HistoryItem.Output _ -> pending.add(item);
        }
    }

    /** What the history keeps of a call is sent back, so it has to be valid. */
    private HistoryItem understood(HistoryItem item) {
        if (!(item instanceof HistoryItem.FunctionCall call)) {
            return item;
        }
        String arguments = JsonEscapes.wellFormed(call.arguments());
        return tools.understood(
                arguments.equals(call.arguments()) ? call : call.with(call.name(), arguments),
                context);
    }

    private void report(HistoryItem.Message message) {
        pending.add(message);
        unfinished.setLength(0);
        List<String> texts = message.role() == Role.ASSISTANT ? texts(message) : List.of();
        if (!texts.isEmpty()) {
            lastMessage = Optional.of(texts.getLast());
            items.completed(new Item.AgentMessage(texts));
        }
    }

    private void report(HistoryItem.Reasoning reasoning) {
        pending.add(reasoning);
        var shown =
                new Item.Reasoning(
                        reasoning.summary(), showsRawReasoning() ? reasoning.content() : List.of());
        if (!shown.equals(Item.Reasoning.EMPTY)) {
            items.completed(shown);
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
        pending.forEach(turn.history()::add);
        calls.settle();
        items.end();
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
        saveUnfinished();
        items.onRetry();
        // the next attempt knows the outputs
        callsAnswered = false;
        lastMessage = Optional.empty();
    }

    /**
     * Everything that was received is kept, down to the unfinished sentence, unless the rest is
     * refused: with half of it, the next request would be refused for the same reason.
     */
    @Override
    public void onFailure(ModelError error) {
        calls.settle();
        items.end();
        if (!(error instanceof ModelError.Refused)) {
            saveUnfinished();
            brokenOff.forEach(turn.history()::add);
        }
    }

    private void saveUnfinished() {
        if (!unfinished.isEmpty()) {
            pending.add(
                    new HistoryItem.Message(
                            Optional.empty(),
                            Role.ASSISTANT,
                            List.of(new ContentPart.Text(unfinished.toString()))));
            unfinished.setLength(0);
        }
        // providers refuse a history in which nothing follows a reasoning
        while (!pending.isEmpty() && pending.getLast() instanceof HistoryItem.Reasoning) {
            pending.removeLast();
        }
        if (!pending.isEmpty()) {
            brokenOff = List.copyOf(pending);
            pending.clear();
        }
    }
}
