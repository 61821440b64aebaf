package dev.basalt.domain.model;

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
 */
public record ModelFamily(
        boolean reasoning,
        boolean localShell,
        PatchTool patchTool,
        boolean patchInstructions,
        boolean parallelToolCalls,
        boolean images,
        OptionalLong contextWindow,
        OptionalLong maxOutputTokens) {

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
     * Returns the same model with other limits; those that are empty stay.
     *
     * @param contextWindow in tokens
     * @param maxOutputTokens of one response
     */
    public ModelFamily withLimits(OptionalLong contextWindow, OptionalLong maxOutputTokens) {
        return contextWindow.isEmpty() && maxOutputTokens.isEmpty()
                ? this
                : new ModelFamily(
                        reasoning,
                        localShell,
                        patchTool,
                        patchInstructions,
                        parallelToolCalls,
                        images,
                        contextWindow.isPresent() ? contextWindow : this.contextWindow,
                        maxOutputTokens.isPresent() ? maxOutputTokens : this.maxOutputTokens);
    }
}
