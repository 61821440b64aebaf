package dev.basalt.domain.model;

import java.util.List;

/**
 * How long a reasoning model may think. Later models know more words than these: any other goes to
 * the API as it is.
 *
 * @param word in configuration files and protocols
 */
public record ReasoningEffort(String word) {

    public static final ReasoningEffort MINIMAL = new ReasoningEffort("minimal");
    public static final ReasoningEffort LOW = new ReasoningEffort("low");
    public static final ReasoningEffort MEDIUM = new ReasoningEffort("medium");
    public static final ReasoningEffort HIGH = new ReasoningEffort("high");

    /** All words that models take, in ascending order. */
    public static final List<String> SCALE =
            List.of("none", "minimal", "low", "medium", "high", "xhigh", "max", "ultra");

    /** All efforts that models take, in ascending order. */
    public static final List<ReasoningEffort> ALL =
            SCALE.stream().map(ReasoningEffort::new).toList();

    /** The words of codex 0.23.0, in its order. */
    public static final List<ReasoningEffort> KNOWN = List.of(MINIMAL, LOW, MEDIUM, HIGH);

    /** Returns its place among all words, or -1 for a word that is not known. */
    int rank() {
        return SCALE.indexOf(word);
    }
}
