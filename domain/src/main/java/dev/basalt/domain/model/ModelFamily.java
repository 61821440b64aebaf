package dev.basalt.domain.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a model by its name.
 *
 * @param reasoning whether it reasons and reports its reasoning when asked
 * @param localShell whether it was trained on the provider's own shell tool
 * @param patchTool the tool for patches that it works best with
 * @param patchInstructions whether it needs a description of the patch format
 * @param parallelToolCalls whether it may call several tools at once
 * @param images whether it takes images
 * @param contextWindow in tokens, where known
 * @param maxOutputTokens of one response, where known
 * @param costlyTokens the size of a request in tokens above which each token costs more: a
 *     conversation is summarised before it is reached
 * @param efforts the reasoning efforts that it takes
 * @param verbosity the verbosity that is asked for unless the user chooses one
 */
public record ModelFamily(
        boolean reasoning,
        boolean localShell,
        PatchTool patchTool,
        boolean patchInstructions,
        boolean parallelToolCalls,
        boolean images,
        OptionalLong contextWindow,
        OptionalLong maxOutputTokens,
        OptionalLong costlyTokens,
        Efforts efforts,
        Optional<Verbosity> verbosity) {

    private static final long ASSUMED_WINDOW = 128_000;

    /** A model of which no more is known. */
    public ModelFamily(
            boolean reasoning,
            boolean localShell,
            PatchTool patchTool,
            boolean patchInstructions,
            boolean parallelToolCalls,
            boolean images,
            OptionalLong contextWindow,
            OptionalLong maxOutputTokens) {
        this(
                reasoning,
                localShell,
                patchTool,
                patchInstructions,
                parallelToolCalls,
                images,
                contextWindow,
                maxOutputTokens,
                OptionalLong.empty(),
                Efforts.UNKNOWN,
                Optional.empty());
    }

    /**
     * A model that nothing is known of. It is taken to understand images, as in later versions of
     * codex.
     *
     * @param reasoning as configured
     */
    public static ModelFamily unknown(boolean reasoning) {
        return new ModelFamily(
                reasoning,
                false,
                PatchTool.NONE,
                false,
                false,
                true,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /**
     * A model that nothing is known of, at an API that is not OpenAI's own. It is given functions
     * to edit files, and a context window that all current models have: a conversation that is
     * summarised too early goes on, and one that fills the window does not.
     *
     * @param reasoning as configured
     */
    public static ModelFamily unknownOpen(boolean reasoning) {
        return new ModelFamily(
                reasoning,
                false,
                PatchTool.EDIT,
                false,
                false,
                true,
                OptionalLong.of(ASSUMED_WINDOW),
                OptionalLong.empty());
    }

    /**
     * Returns the same model with other limits; those that are empty stay.
     *
     * @param window in tokens
     * @param outputTokens of one response
     */
    public ModelFamily withLimits(OptionalLong window, OptionalLong outputTokens) {
        return window.isEmpty() && outputTokens.isEmpty()
                ? this
                : with(
                        window.isPresent() ? window : contextWindow,
                        outputTokens.isPresent() ? outputTokens : maxOutputTokens,
                        // a configured window is used as a whole
                        window.isPresent() ? OptionalLong.empty() : costlyTokens,
                        efforts,
                        verbosity);
    }

    /**
     * Returns the same model where no more than these limits is offered; those that are empty stay.
     *
     * @param window in tokens
     * @param outputTokens of one response
     */
    public ModelFamily withLimitsAtMost(OptionalLong window, OptionalLong outputTokens) {
        return with(
                least(window, contextWindow),
                least(outputTokens, maxOutputTokens),
                costlyTokens,
                efforts,
                verbosity);
    }

    private static OptionalLong least(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
    }

    /** Returns the same model, with an end of what is cheap. */
    public ModelFamily withCostlyTokens(long tokens) {
        return with(contextWindow, maxOutputTokens, OptionalLong.of(tokens), efforts, verbosity);
    }

    /** Returns the same model with known efforts. */
    public ModelFamily withEfforts(Efforts known) {
        return with(contextWindow, maxOutputTokens, costlyTokens, known, verbosity);
    }

    /** Returns the same model, asked for this verbosity by default. */
    public ModelFamily withVerbosity(Verbosity byDefault) {
        return with(contextWindow, maxOutputTokens, costlyTokens, efforts, Optional.of(byDefault));
    }

    private ModelFamily with(
            OptionalLong window,
            OptionalLong outputTokens,
            OptionalLong costly,
            Efforts known,
            Optional<Verbosity> byDefault) {
        return new ModelFamily(
                reasoning,
                localShell,
                patchTool,
                patchInstructions,
                parallelToolCalls,
                images,
                window,
                outputTokens,
                costly,
                known,
                byDefault);
    }
}
