package dev.basalt.domain.model;

/** Who speaks in a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM
}
