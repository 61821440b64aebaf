package dev.basalt.domain.model;

import java.util.Arrays;
import java.util.List;

/**
 * The reasoning efforts that a model takes. APIs refuse a request with any other word.
 *
 * @param words in ascending order; empty if they are not known: every word is passed on then
 */
public record Efforts(List<ReasoningEffort> words) {

    /** Nothing is known of the efforts of a model. */
    public static final Efforts UNKNOWN = new Efforts(List.of());

    public Efforts {
        words = List.copyOf(words);
    }

    /** Creates a list from words that are separated by blanks, in ascending order. */
    public static Efforts of(String words) {
        return new Efforts(Arrays.stream(words.split(" ", -1)).map(ReasoningEffort::new).toList());
    }

    /**
     * Returns the effort that is asked of the model instead of the one that was chosen: itself if
     * the model takes it, otherwise the next lower one, or the lowest. A word that no model is
     * known to take is passed on.
     */
    public ReasoningEffort nearest(ReasoningEffort chosen) {
        int rank = chosen.rank();
        if (words.isEmpty() || words.contains(chosen) || rank < 0) {
            return chosen;
        }
        return words.stream()
                .filter(word -> word.rank() < rank)
                .reduce((_, later) -> later)
                .orElseGet(words::getFirst);
    }
}
