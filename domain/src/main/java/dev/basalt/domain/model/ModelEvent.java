package dev.basalt.domain.model;

import dev.basalt.domain.model.history.HistoryItem;

/** A piece of a model's response, as it arrives. */
public sealed interface ModelEvent {

    /** Text of the message that is being written. */
    record TextDelta(String text) implements ModelEvent {}

    /** A new part of the reasoning summary begins. */
    record ReasoningPartStarted() implements ModelEvent {}

    record ReasoningSummaryDelta(String text) implements ModelEvent {}

    /** The reasoning itself, where the provider gives it. */
    record ReasoningTextDelta(String text) implements ModelEvent {}

    /** What the user should know of the request, in a sentence; no part of the response. */
    record Notice(String message) implements ModelEvent {}

    /** A message, a reasoning or a call is complete. */
    record ItemDone(HistoryItem item) implements ModelEvent {}
}
