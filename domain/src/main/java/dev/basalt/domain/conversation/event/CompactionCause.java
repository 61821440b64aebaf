package dev.basalt.domain.conversation.event;

/** Why a conversation was summarised. */
public enum CompactionCause {
    /** A client asked for it. */
    REQUESTED,
    /** The history no longer fitted the model's context. */
    CONTEXT_FULL
}
