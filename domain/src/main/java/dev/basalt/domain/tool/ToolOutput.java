package dev.basalt.domain.tool;

import dev.basalt.domain.model.history.ContentPart;

import java.util.List;

/**
 * What a model receives as the output of a call.
 *
 * @param content texts and images, in order
 * @param success whether the call did what the model wanted
 */
public record ToolOutput(List<ContentPart> content, boolean success) {

    public ToolOutput {
        content = List.copyOf(content);
    }

    /** Returns the output of a call that did what the model wanted. */
    public static ToolOutput success(String text) {
        return new ToolOutput(List.of(new ContentPart.Text(text)), true);
    }

    /** Returns the output of a call that failed or was refused. */
    public static ToolOutput failure(String text) {
        return new ToolOutput(List.of(new ContentPart.Text(text)), false);
    }

    /** Returns the output of a call whose arguments can't be read. */
    public static ToolOutput unreadable(String reason) {
        return failure("failed to parse function arguments: " + reason);
    }
}
