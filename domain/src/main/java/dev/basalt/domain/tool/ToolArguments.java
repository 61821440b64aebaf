package dev.basalt.domain.tool;

import io.vavr.control.Either;

/**
 * Reads the arguments of tool calls, which models write as JSON text. The left side says what is
 * wrong with the text and where, in words that help the model to mend it. Thread-safe.
 */
public interface ToolArguments {

    /** Reads the arguments of {@code shell}; fields that are not known are ignored. */
    Either<String, ShellCall> shell(String json);

    /** Reads the arguments of {@code update_plan}. */
    Either<String, PlanCall> plan(String json);

    /** Reads the arguments of {@code apply_patch}: the text of the patch. */
    Either<String, String> patch(String json);
}
