package dev.basalt.domain.command.trust;

import java.util.List;
import java.util.Set;

/**
 * The options of a program that don't make it write, delete or start anything. Options that aren't
 * listed are not trusted, nor are abbreviations. Every word that begins with a dash is treated as
 * an option, also after {@code --} and where a value is expected, so that options with separate
 * values need not be known.
 *
 * @param names long options and whole words; an option that is trusted only with a value in the
 *     same word ends in {@code =}
 * @param flags letters that may be combined after one dash
 * @param flagsWithValue letters that take the rest of the word as their value
 */
record KnownOptions(Set<String> names, String flags, String flagsWithValue) {

    /**
     * @param names long options, separated by white space
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
