package dev.basalt.adapter.doors.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was meant when a mistyped one was given. */
public final class Suggestion {

    private Suggestion() {}

    /** Returns {@code " (did you mean WORD?)"} for the most similar word, or an empty text. */
    public static String text(String given, Collection<String> words) {
        return of(given, words).map(word -> " (did you mean " + word + "?)").orElse("");
    }

    /** Returns the most similar word; empty when none is similar enough to be meant. */
    static Optional<String> of(String given, Collection<String> words) {
        return words.stream()
                .filter(word -> distance(given, word) <= tolerance(given, word))
                .min(Comparator.comparingInt(word -> distance(given, word)));
    }

    /** A short word has many neighbours that are words themselves. */
    private static int tolerance(String given, String word) {
        int shorter = Math.min(given.length(), word.length());
        return shorter < 4 ? 1 : shorter < 8 ? 2 : 3;
    }

    /** The number of letters to insert, remove, replace or swap with their neighbour. */
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                cost[i][j] =
                        Math.min(
                                cost[i - 1][j - 1] + same,
                                1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}
