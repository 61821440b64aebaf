package dev.basalt.domain.command;

/** What a command reads on its standard input. */
public enum CommandInput {
    /** Nothing: the input ends at once. */
    EMPTY,
    /** What the server's process reads, which then must not read it itself. */
    INHERITED
}
