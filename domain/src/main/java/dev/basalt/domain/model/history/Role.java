package dev.basalt.domain.model.history;

/** The author of a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM
}
