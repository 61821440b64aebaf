package dev.basalt.domain.model;

/** A tool that is offered to the model. */
public sealed interface ToolSpec {

    /** Called with a JSON object. */
    record Function(String name, String description, Schema.Struct parameters)
            implements ToolSpec {}

    /** The provider's own shell tool. */
    record LocalShell() implements ToolSpec {}

    /**
     * Called with plain text.
     *
     * @param grammar what the text must look like, in Lark's notation
     */
    record Custom(String name, String description, String grammar) implements ToolSpec {}
}
