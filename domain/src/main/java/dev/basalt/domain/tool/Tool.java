package dev.basalt.domain.tool;

import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.util.List;
import java.util.Optional;

/**
 * Something that a model can call for. One object serves all conversations: it is thread-safe and
 * keeps no state of a turn.
 */
public interface Tool {

    /** Returns the name by which a model calls it. */
    String name();

    /** Returns further names by which models call it; it is not offered by them. */
    default List<String> aliases() {
        return List.of();
    }

    /**
     * Returns how the tool is offered; empty when it is not offered to this model under these
     * settings. A tool that is not offered is run all the same when a model calls for it, unless it
     * refuses.
     */
    Optional<ToolSpec> spec(ToolOffering offering);

    /**
     * Returns whether a call is for this tool. By default, it takes function calls with one of its
     * names, and calls of a provider's own shell tool if {@link #localShell} says how.
     */
    default boolean takes(ToolCall call) {
        return switch (call) {
            case ToolCall.Function function ->
                    function.name().equals(name()) || aliases().contains(function.name());
            case ToolCall.FreeForm _ -> false;
            case ToolCall.LocalShell _ -> localShell().isPresent();
        };
    }

    /**
     * Runs a call and blocks until it is done. What can go wrong is an output that says so; an
     * exception is reported to the model as an internal error. A cancellation must end the call
     * soon; its output is not used then.
     */
    ToolOutput call(ToolCall call, ToolContext context);

    /**
     * Returns whether a call may run while other calls of the same response run. It must neither
     * ask the user nor depend on what those calls do.
     */
    default boolean runsBesideOthers(ToolCall call, ToolContext context) {
        return false;
    }

    /**
     * Returns how a call of a provider's own shell tool is written as a call of this tool; empty
     * for all tools but the one that runs such calls.
     */
    default Optional<LocalShellFunction> localShell() {
        return Optional.empty();
    }

    /** Returns lines about the use of the tool for the built-in system prompt, as Markdown. */
    default List<String> hints(ToolOffering offering) {
        return List.of();
    }

    /**
     * Returns what the model must be given besides the tool's description, for the end of the
     * system prompt, the built-in one or the user's.
     */
    default Optional<String> manual(ToolOffering offering) {
        return Optional.empty();
    }
}
