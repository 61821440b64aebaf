package dev.basalt.adapter.models.openai.responses;

import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.domain.model.history.HistoryItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a history is sent: states and reasoning of the model that is asked as it sent them, and
 * neither states nor reasoning of another one.
 *
 * @param owner the model that is asked
 * @param ids whether the provider takes the ids of messages and calls
 * @param states whether the provider takes back what else it sent with messages and calls
 */
record SentItems(ProviderState owner, boolean ids, boolean states) {

    List<HistoryItem> of(List<HistoryItem> history) {
        List<HistoryItem> sent = new ArrayList<>(history.size());
        for (HistoryItem item : history) {
            if (item instanceof HistoryItem.Reasoning reasoning) {
                owner.in(reasoning).ifPresent(state -> sent.add(opened(reasoning, state)));
            } else {
                sent.add(of(item));
            }
        }
        return sent;
    }

    private static HistoryItem opened(HistoryItem.Reasoning reasoning, String state) {
        // a text of no members is what a model says of reasoning that it keeps itself
        return new HistoryItem.Reasoning(
                reasoning.id(),
                reasoning.summary(),
                reasoning.content(),
                Optional.of(state).filter(members -> !members.equals("{}")));
    }

    private HistoryItem of(HistoryItem item) {
        return switch (item) {
            case HistoryItem.Message(var id, var role, var content, var state) ->
                    new HistoryItem.Message(sent(id), role, content, opened(state));
            case HistoryItem.FunctionCall(var id, var callId, var name, var arguments, var state) ->
                    new HistoryItem.FunctionCall(sent(id), callId, name, arguments, opened(state));
            case HistoryItem.CustomToolCall(var id, var callId, var name, var input, var state) ->
                    new HistoryItem.CustomToolCall(sent(id), callId, name, input, opened(state));
            case HistoryItem.Reasoning _, HistoryItem.LocalShellCall _, HistoryItem.Output _ ->
                    item;
        };
    }

    private Optional<String> sent(Optional<String> id) {
        return id.filter(_ -> ids);
    }

    private Optional<String> opened(Optional<String> state) {
        return state.filter(_ -> states).flatMap(owner::open);
    }
}
