package dev.basalt.adapter.models.http.stream;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a user is told of the word that a provider gives for the end of an answer. */
public final class EndReason {

    /** The words for an answer that is whole; gateways use those of other APIs, and their own. */
    private static final Set<String> WHOLE =
            Set.of(
                    "",
                    "stop",
                    "stop_sequence",
                    "end_turn",
                    "end",
                    "eos",
                    "eos_token",
                    "complete",
                    "completed",
                    "done",
                    "finish",
                    "finished",
                    "success",
                    "null",
                    "tool_use",
                    "tool_call",
                    "tool_calls",
                    "function_call");

    private EndReason() {}

    /**
     * Returns the notice for an answer that was taken for whole; empty where the reason says that
     * it is.
     *
     * @param reason the provider's word, and what it explains
     */
    public static Optional<String> notice(String reason) {
        return WHOLE.contains(reason.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(
                        "The provider ended the response for a reason that is not known ("
                                + reason
                                + "); it may not be complete.");
    }
}
