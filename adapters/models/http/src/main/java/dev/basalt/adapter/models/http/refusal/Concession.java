package dev.basalt.adapter.models.http.refusal;

/** One thing that is done differently after a refusal. */
sealed interface Concession {

    /** A field is left out. */
    record LeftOut(OptionalField field) implements Concession {}

    /** A field has another value. */
    record OtherValue(OptionalField field, String value) implements Concession {}

    /**
     * The reasoning in the first items of the history is left out.
     *
     * @param items how many
     */
    record WithoutThoughts(int items) implements Concession {}

    /** A tool is offered in another form. */
    record OtherTool(String tool, ToolForm form) implements Concession {}

    /** How a tool is offered that was refused. */
    enum ToolForm {
        /** With a schema of nothing but types and descriptions. */
        SIMPLE,
        LEFT_OUT
    }

    /** Returns what changed, as a part of a sentence about what the provider refused. */
    default String inWords() {
        return switch (this) {
            case LeftOut(var field) -> field + "; it is left out from now on";
            case OtherValue(var field, var value) ->
                    field + "; \"" + value + "\" is used from now on";
            case WithoutThoughts _ ->
                    "earlier reasoning of the model; it is left out of this conversation";
            case OtherTool(var tool, var form) ->
                    switch (form) {
                        case SIMPLE ->
                                "the schema of the tool "
                                        + tool
                                        + "; a simpler one is used from now on";
                        case LEFT_OUT -> "the tool " + tool + "; it is not offered from now on";
                    };
        };
    }
}
