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
                .map(reasoning -> of(request.model(), reasoning, maxTokens))
                .orElseGet(Off::new);
    }

    private static ThinkingMode of(String model, ModelRequest.Reasoning reasoning, long maxTokens) {
        int generation = generation(model);
        if (reasoning.effort().filter(NONE::equals).isPresent()) {
            return generation > 45 ? new Disabled() : new Off();
        }
        if (generation > 45) {
            return new Adaptive(
                    reasoning.effort().map(ThinkingMode::word),
                    !reasoning.summary().equals(ReasoningSummary.NONE));
        }
        // the answer needs room as well
        long budget = Math.min(budget(reasoning.effort()), maxTokens / 4 * 3);
        return budget < SMALLEST_BUDGET ? new Off() : new Budget(budget, generation >= 40);
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
