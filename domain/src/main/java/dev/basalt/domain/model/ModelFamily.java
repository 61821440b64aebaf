package dev.basalt.domain.model;

import java.util.OptionalLong;

/**
 * What is known of a model by its name.
 *
 * @param reasoning whether it reasons and tells of it when asked
 * @param localShell whether it was trained on the provider's own shell tool
 * @param patchTool the means of patching that it likes
 * @param patchInstructions whether it must be told how a patch is written
 * @param parallelToolCalls whether it may ask for several calls at once
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
     * Finds what is known of a model.
     *
     * @param reasoning what is configured for a model that is not known
     * @param contextWindow as configured; stronger than what is known
     * @param maxOutputTokens as configured; stronger than what is known
     */
    public static ModelFamily of(
            String model,
            boolean reasoning,
            OptionalLong contextWindow,
            OptionalLong maxOutputTokens) {
        ModelFamily known =
                KnownModels.find(model)
                        .orElseGet(() ->
                                new ModelFamily(
                                        reasoning,
                                        false,
                                        PatchTool.NONE,
                                        false,
                                        false,
                                        // as in later versions of codex
                                        true,
                                        OptionalLong.empty(),
                                        OptionalLong.empty()));
        return new ModelFamily(
                known.reasoning,
                known.localShell,
                known.patchTool,
                known.patchInstructions,
                known.parallelToolCalls,
                known.images,
                contextWindow.isPresent() ? contextWindow : known.contextWindow,
                maxOutputTokens.isPresent() ? maxOutputTokens : known.maxOutputTokens);
    }
}
