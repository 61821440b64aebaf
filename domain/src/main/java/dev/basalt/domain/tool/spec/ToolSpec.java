package dev.basalt.domain.tool.spec;

/** A tool as it is offered to a model. */
public sealed interface ToolSpec {

    /**
     * Called with a JSON object.
     *
     * @param parameters a {@link Schema.Struct} or a {@link Schema.Raw} that describes an object
     */
    record Function(String name, String description, Schema parameters) implements ToolSpec {}

    /** The provider's own shell tool, for the models that were trained on it. */
    record LocalShell() implements ToolSpec {}

    /**
     * Called with plain text. An API that has functions only offers it as a function with one
     * parameter, {@link #PARAMETER}.
     *
     * @param grammar what the text must look like, in Lark's notation
     */
    record Custom(String name, String description, String grammar) implements ToolSpec {

        /** The parameter that holds the text when the tool is offered as a function. */
        public static final String PARAMETER = "input";
    }
}
