package dev.basalt.adapter.doors.terminal;

/**
 * How a command is called, for the command line and for {@code --help}.
 *
 * @param name as it is typed: one word, or two with a blank between them
 * @param arguments its own options and arguments; empty when it takes none
 * @param summary half a sentence for the list of commands
 */
public record Synopsis(String name, String arguments, String summary) {}
