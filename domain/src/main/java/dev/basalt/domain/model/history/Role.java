package dev.basalt.domain.model.history;

/** The author of a message. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM,
    /** The program that uses the agent, whose word counts more than the user's. */
    DEVELOPER
}
