package dev.basalt.adapter.models.anthropic;

import dev.basalt.adapter.models.http.request.ProviderState;
import dev.basalt.domain.model.history.HistoryItem;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Optional;

/**
 * Thoughts as items of the history. Their signature, or their encrypted text, goes into the part
 * that only the provider understands; a prefix says which it is.
 */
final class SignedThinking {

    private static final String SIGNATURE = "signature:";
    private static final String REDACTED = "redacted:";

    private SignedThinking() {}

    /**
     * Returns thoughts as an item.
     *
     * @param text may be empty where thoughts are not shown; the signature represents them
     * @param shown whether they are shown
     * @param state whose the signature is
     */
    static HistoryItem.Reasoning item(
            String text, String signature, boolean shown, ProviderState state) {
        List<String> thoughts = text.isEmpty() ? List.of() : List.of(text);
        return new HistoryItem.Reasoning(
                Optional.empty(),
                shown ? thoughts : List.of(),
                shown ? List.of() : thoughts,
                Optional.of(state.seal(SIGNATURE + signature)));
    }

    /** Returns redacted thinking as an item. */
    static HistoryItem.Reasoning redacted(String data, ProviderState state) {
        return new HistoryItem.Reasoning(
                Optional.empty(), List.of(), List.of(), Optional.of(state.seal(REDACTED + data)));
    }

    /** Writes the block that an item was made of; nothing for what the API would not know again. */
    static void write(HistoryItem.Reasoning item, JsonGenerator json) {
        String opaque = item.encrypted().orElse("");
        if (opaque.startsWith(REDACTED)) {
            json.writeStartObject();
            json.writeStringProperty("type", "redacted_thinking");
            json.writeStringProperty("data", opaque.substring(REDACTED.length()));
            json.writeEndObject();
        } else if (opaque.startsWith(SIGNATURE) && opaque.length() > SIGNATURE.length()) {
            json.writeStartObject();
            json.writeStringProperty("type", "thinking");
            json.writeStringProperty(
                    "thinking", String.join("", item.summary()) + String.join("", item.content()));
            json.writeStringProperty("signature", opaque.substring(SIGNATURE.length()));
            json.writeEndObject();
        }
    }
}
