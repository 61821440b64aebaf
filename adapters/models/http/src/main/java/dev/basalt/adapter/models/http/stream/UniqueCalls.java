package dev.basalt.adapter.models.http.stream;

import dev.basalt.domain.model.history.HistoryItem;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The calls of one answer, each once. Gateways send a call twice, or two calls under one id; an
 * output can belong to one call only.
 */
public final class UniqueCalls {

    private final Map<String, HistoryItem.FunctionCall> byId = new HashMap<>();

    /**
     * Returns the call, with another id if another call has this one already; empty when the answer
     * has had the same call.
     */
    public Optional<HistoryItem.FunctionCall> of(HistoryItem.FunctionCall call) {
        HistoryItem.FunctionCall known = byId.putIfAbsent(call.callId(), call);
        if (known == null) {
            return Optional.of(call);
        }
        if (known.name().equals(call.name()) && known.arguments().equals(call.arguments())) {
            return Optional.empty();
        }
        return Optional.of(
                new HistoryItem.FunctionCall(
                        call.id(),
                        call.callId() + "_" + UUID.randomUUID(),
                        call.name(),
                        call.arguments(),
                        call.state()));
    }
}
