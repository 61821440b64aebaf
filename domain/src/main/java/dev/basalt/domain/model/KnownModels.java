package dev.basalt.domain.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A table of what is known of models, by the beginning of their names; the first row that fits
 * counts. Immutable.
 */
public final class KnownModels {

    private final List<Row> rows;

    private KnownModels(List<Row> rows) {
        this.rows = rows;
    }

    /** A table; a longer beginning comes before a shorter one that it begins with. */
    public static KnownModels of(Row... rows) {
        return new KnownModels(List.of(rows));
    }

    /**
     * A row of the table.
     *
     * @param beginning of the names it is for
     * @param contextWindow in tokens
     * @param maxOutputTokens of one response
     */
    public static Row row(
            String beginning, long contextWindow, long maxOutputTokens, Trait... traits) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(List.of(traits));
        return new Row(
                beginning,
                new ModelFamily(
                        all.contains(Trait.REASONING),
                        all.contains(Trait.LOCAL_SHELL),
                        patchTool(all),
                        all.contains(Trait.PATCH_INSTRUCTIONS),
                        all.contains(Trait.PARALLEL_CALLS),
                        !all.contains(Trait.TEXT_ONLY),
                        OptionalLong.of(contextWindow),
                        OptionalLong.of(maxOutputTokens)));
    }

    private static PatchTool patchTool(Set<Trait> traits) {
        if (traits.contains(Trait.PATCH_FUNCTION)) {
            return PatchTool.FUNCTION;
        }
        return traits.contains(Trait.PATCH_CUSTOM) ? PatchTool.CUSTOM : PatchTool.NONE;
    }

    /** Returns what is known of a model. */
    public Optional<ModelFamily> find(String model) {
        for (Row row : rows) {
            if (model.startsWith(row.beginning())) {
                return Optional.of(row.family());
            }
        }
        return Optional.empty();
    }

    /** The models whose names have one beginning. */
    public record Row(String beginning, ModelFamily family) {}

    /** What a model has or needs; see {@link ModelFamily}. */
    public enum Trait {
        REASONING,
        LOCAL_SHELL,
        PATCH_FUNCTION,
        PATCH_CUSTOM,
        PATCH_INSTRUCTIONS,
        PARALLEL_CALLS,
        /** It takes no images. */
        TEXT_ONLY
    }
}
