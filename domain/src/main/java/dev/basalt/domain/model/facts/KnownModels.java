package dev.basalt.domain.model.facts;

import dev.basalt.domain.model.Efforts;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.model.Verbosity;

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
        if (traits.contains(Trait.EDIT)) {
            return PatchTool.EDIT;
        }
        return traits.contains(Trait.PATCH_CUSTOM) ? PatchTool.CUSTOM : PatchTool.NONE;
    }

    /** Returns what is known of a model, by its maker's name or by that of a gateway. */
    public Optional<ModelFamily> find(String model) {
        String name = ModelName.ofMaker(model);
        for (Row row : rows) {
            if (name.startsWith(row.beginning())) {
                return Optional.of(row.family());
            }
        }
        return Optional.empty();
    }

    /** The models whose names have one beginning. */
    public record Row(String beginning, ModelFamily family) {

        /** Returns the row with the efforts that these models take, see {@link Efforts#of}. */
        public Row efforts(String words) {
            return new Row(beginning, family.withEfforts(Efforts.of(words)));
        }

        /** Returns the row with the size of a request above which each token costs more. */
        public Row costlyAbove(long tokens) {
            return new Row(beginning, family.withCostlyTokens(tokens));
        }

        /** Returns the row with the verbosity that is asked for by default. */
        public Row verbosity(Verbosity byDefault) {
            return new Row(beginning, family.withVerbosity(byDefault));
        }
    }

    /** What a model has or needs; see {@link ModelFamily}. */
    public enum Trait {
        REASONING,
        LOCAL_SHELL,
        PATCH_FUNCTION,
        PATCH_CUSTOM,
        EDIT,
        PATCH_INSTRUCTIONS,
        PARALLEL_CALLS,
        /** It takes no images. */
        TEXT_ONLY
    }
}
