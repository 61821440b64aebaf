package dev.basalt.domain.command;

/** What a command reads on its standard input. */
public sealed interface CommandInput {

    /** Nothing: the input ends at once. */
    CommandInput EMPTY = new Empty();

    /** What the server's process reads, which then must not read it itself. */
    CommandInput INHERITED = new Inherited();

    record Empty() implements CommandInput {}

    record Inherited() implements CommandInput {}

    /** What is written while the command runs. */
    record Written(InputQueue queue) implements CommandInput {}
}
