package dev.basalt.adapter.doors.terminal;

/**
 * An option of a command, for the command line and for {@code --help}.
 *
 * @param letter of the short form; empty when there is none
 * @param name of the long form, without dashes
 * @param value what {@code --help} calls the value; empty when the option takes none
 * @param meaning half a sentence
 */
public record CommandOption(String letter, String name, String value, String meaning) {

    /** Returns an option without a value and without a short form. */
    public static CommandOption flag(String name, String meaning) {
        return new CommandOption("", name, "", meaning);
    }

    /** Returns an option with a value and without a short form. */
    public static CommandOption valued(String name, String value, String meaning) {
        return new CommandOption("", name, value, meaning);
    }

    public boolean takesValue() {
        return !value.isEmpty();
    }

    /**
     * Returns whether this option is meant.
     *
     * @param given with its dashes and without a value: {@code -o} or {@code --out}
     */
    public boolean isNamed(String given) {
        return given.equals("--" + name) || (!letter.isEmpty() && given.equals("-" + letter));
    }

    /** Returns both forms with the value, as in {@code -o, --out DIR}. */
    public String form() {
        String shortForm = letter.isEmpty() ? "    " : "-" + letter + ", ";
        return shortForm + "--" + name + (takesValue() ? " " + value : "");
    }
}
