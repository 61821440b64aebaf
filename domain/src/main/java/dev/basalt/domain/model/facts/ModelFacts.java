package dev.basalt.domain.model.facts;

import dev.basalt.domain.model.Efforts;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Facts about one model that take precedence over what its name tells. Absent facts stay as they
 * are.
 *
 * @param reasoning whether it reasons and takes a reasoning effort
 * @param efforts the reasoning efforts that it takes
 * @param images whether it takes images
 * @param parallelToolCalls whether it may call several tools at once
 * @param patchTool the tool with which it changes files
 * @param contextWindow in tokens
 * @param softLimit the size in tokens at which a conversation is summarised, because larger
 *     requests cost more
 * @param maxOutputTokens of one response
 */
public record ModelFacts(
        Optional<Boolean> reasoning,
        Optional<Efforts> efforts,
        Optional<Boolean> images,
        Optional<Boolean> parallelToolCalls,
        Optional<PatchTool> patchTool,
        OptionalLong contextWindow,
        OptionalLong softLimit,
        OptionalLong maxOutputTokens,
        Optional<ModelPrice> price) {

    /** Nothing is known. */
    public static final ModelFacts NONE = of(OptionalLong.empty(), OptionalLong.empty());

    /** Facts about the limits of a model only. */
    public static ModelFacts of(OptionalLong contextWindow, OptionalLong maxOutputTokens) {
        return new ModelFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                contextWindow,
                OptionalLong.empty(),
                maxOutputTokens,
                Optional.empty());
    }

    /** Returns the model with these facts. */
    public ModelFamily appliedTo(ModelFamily model) {
        return equals(NONE)
                ? model
                : new ModelFamily(
                        reasoning.orElse(model.reasoning()),
                        model.localShell(),
                        patchTool.orElse(model.patchTool()),
                        model.patchInstructions(),
                        parallelToolCalls.orElse(model.parallelToolCalls()),
                        images.orElse(model.images()),
                        or(contextWindow, model.contextWindow()),
                        or(maxOutputTokens, model.maxOutputTokens()),
                        // a window that is stated is used as a whole
                        contextWindow.isPresent() ? softLimit : or(softLimit, model.costlyTokens()),
                        efforts.orElse(model.efforts()),
                        model.verbosity());
    }

    private static OptionalLong or(OptionalLong one, OptionalLong other) {
        return one.isPresent() ? one : other;
    }
}
