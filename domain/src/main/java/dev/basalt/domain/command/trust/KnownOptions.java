package dev.basalt.domain.command.trust;

import java.util.List;
import java.util.Set;

/**
 * The options of a program that only read. What isn't among them is not trusted, abbreviations
 * neither. Every word that begins with a dash is taken for an option, also behind {@code --} and
 * where a value is due: which of the words before it swallow their neighbour need not be known.
 *
 * @param names long options and whole words; one that is known only with a value in the same word
 *     ends in {@code =}
 * @param flags letters that may be written together behind one dash
 * @param flagsWithValue letters that take all that follows in the same word as their value
 */
record KnownOptions(Set<String> names, String flags, String flagsWithValue) {

    /**
     * @param names separated by white space
     */
    static KnownOptions of(String names, String flags, String flagsWithValue) {
        return new KnownOptions(Set.of(names.strip().split("\\s+")), flags, flagsWithValue);
    }

    boolean coverAll(List<String> arguments) {
        return arguments.stream().allMatch(word -> !isOption(word) || covers(word));
    }

    static boolean isOption(String word) {
        return word.startsWith("-") && !word.equals("-") && !word.equals("--");
    }

    private boolean covers(String option) {
        int equals = option.indexOf('=');
        return names.contains(equals < 0 ? option : option.substring(0, equals))
                || (equals > 0 && names.contains(option.substring(0, equals + 1)))
                || (!option.startsWith("--") && coversLetters(option));
    }

    private boolean coversLetters(String option) {
        for (int i = 1; i < option.length(); i++) {
            char letter = option.charAt(i);
            if (flagsWithValue.indexOf(letter) >= 0) {
                return true;
            }
            if (flags.indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }
}
