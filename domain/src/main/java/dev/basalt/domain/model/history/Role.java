package dev.basalt.domain.model.history;

/** Who speaks in a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM
}
