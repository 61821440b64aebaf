package dev.basalt.adapter.models.gemini;

import java.util.Optional;
import java.util.UUID;

/** Calls mostly have no id; the history needs one, which the provider is not to see. */
final class CallIds {

    private static final String OWN = "call-without-id-";

    private CallIds() {}

    /** Returns the id that a call came with, or a new one. */
    static String of(String given) {
        return given.isEmpty() ? OWN + UUID.randomUUID() : given;
    }

    /** Returns the id that the provider gave to a call. */
    static Optional<String> ofTheProvider(String callId) {
        return callId.startsWith(OWN) ? Optional.empty() : Optional.of(callId);
    }
}
