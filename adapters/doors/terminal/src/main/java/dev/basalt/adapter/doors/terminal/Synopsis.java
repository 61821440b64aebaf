package dev.basalt.adapter.doors.terminal;

import java.util.List;
import java.util.Optional;

/**
 * How a command is called, for the command line and for {@code --help}.
 *
 * @param name as it is typed: one word, or two with a blank between them
 * @param options its own, besides those of every command
 * @param operands what follows the options; empty when nothing may. The first operand ends the
 *     options
 * @param summary half a sentence for the list of commands
 */
public record Synopsis(String name, List<CommandOption> options, String operands, String summary) {

    public Synopsis {
        options = List.copyOf(options);
    }

    /** A command without options and operands of its own. */
    public Synopsis(String name, String summary) {
        this(name, List.of(), "", summary);
    }

    /**
     * Returns the command's own option with this name.
     *
     * @param given with its dashes and without a value
     */
    public Optional<CommandOption> option(String given) {
        return options.stream().filter(option -> option.isNamed(given)).findFirst();
    }
}
