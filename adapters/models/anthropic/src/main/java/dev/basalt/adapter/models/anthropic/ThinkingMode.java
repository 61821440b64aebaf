package dev.basalt.adapter.models.anthropic;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a model is asked to think. Models up to Claude 4.5 are given a number of tokens; later ones
 * decide themselves and refuse a number.
 */
sealed interface ThinkingMode {

    /** The model is not asked to think. */
    record Off() implements ThinkingMode {}

    /** The model is asked not to think, as it would otherwise. */
    record Disabled() implements ThinkingMode {}

    /**
     * The model may think for so many tokens.
     *
     * @param interleaved whether it can also think between its calls
     */
    record Budget(long tokens, boolean interleaved) implements ThinkingMode {}

    /**
     * The model thinks as long as the matter asks for.
     *
     * @param effort a word of the API; the model's own habit when absent
     * @param shown whether its reasoning is reported
     */
    record Adaptive(Optional<String> effort, boolean shown) implements ThinkingMode {}

    /** A word of later models: no thinking at all. */
    ReasoningEffort NONE = new ReasoningEffort("none");

    /** The API takes no smaller budget. */
    long SMALLEST_BUDGET = 1_024;

    Pattern CLAUDE = Pattern.compile("claude-(?:[a-z]+-)?(\\d+)(?:[-.](\\d{1,2})(?!\\d))?");

    /**
     * Chooses what fits the model.
     *
     * @param maxTokens of the whole answer, the thoughts included
     */
    static ThinkingMode of(ModelRequest request, long maxTokens) {
        return request.reasoning()
                .map(reasoning -> ofModel(request.model(), reasoning, maxTokens))
                .orElseGet(Off::new);
    }

    /** Returns the word of the API for it; empty where nothing is asked for. */
    default Optional<String> type() {
        return switch (this) {
            case Off() -> Optional.empty();
            case Disabled() -> Optional.of("disabled");
            case Budget _ -> Optional.of("enabled");
            case Adaptive _ -> Optional.of("adaptive");
        };
    }

    /** Returns the mode that is asked for with another word of the API. */
    static ThinkingMode of(String type, ModelRequest.Reasoning reasoning, long maxTokens) {
        return switch (type) {
            case "disabled" -> new Disabled();
            case "enabled" -> budget(reasoning, maxTokens, true);
            case "adaptive" -> adaptive(reasoning);
            default -> new Off();
        };
    }

    private static ThinkingMode ofModel(
            String model, ModelRequest.Reasoning reasoning, long maxTokens) {
        int generation = generation(model);
        if (reasoning.effort().filter(NONE::equals).isPresent()) {
            return generation > 45 ? new Disabled() : new Off();
        }
        return generation > 45
                ? adaptive(reasoning)
                : budget(reasoning, maxTokens, generation >= 40);
    }

    private static ThinkingMode adaptive(ModelRequest.Reasoning reasoning) {
        return new Adaptive(
                reasoning.effort().map(ThinkingMode::word),
                !reasoning.summary().equals(ReasoningSummary.NONE));
    }

    private static ThinkingMode budget(
            ModelRequest.Reasoning reasoning, long maxTokens, boolean interleaved) {
        // the answer needs room as well
        long budget = Math.min(budget(reasoning.effort()), maxTokens / 4 * 3);
        return budget < SMALLEST_BUDGET ? new Off() : new Budget(budget, interleaved);
    }

    /**
     * Returns 45 for Claude 4.5, 99 for a Claude without a number, which is newer than those, and 0
     * for a model of another provider: those that speak this API support budgets.
     */
    private static int generation(String model) {
        var name = CLAUDE.matcher(model);
        if (!name.find()) {
            return model.contains("claude-") ? 99 : 0;
        }
        String minor = name.group(2);
        return 10 * Integer.parseInt(name.group(1))
                + (minor == null ? 0 : Math.min(9, Integer.parseInt(minor)));
    }

    private static long budget(Optional<ReasoningEffort> effort) {
        return switch (effort.orElse(ReasoningEffort.MEDIUM).word()) {
            case "none", "minimal" -> 0;
            case "low" -> 4_096;
            case "medium" -> 12_288;
            default -> 24_576;
        };
    }

    private static String word(ReasoningEffort effort) {
        return effort.equals(ReasoningEffort.MINIMAL) ? ReasoningEffort.LOW.word() : effort.word();
    }
}
