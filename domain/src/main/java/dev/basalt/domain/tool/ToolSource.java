package dev.basalt.domain.tool;

import java.util.ArrayList;
import java.util.List;

/** Where the tools of a turn come from. Thread-safe. */
@FunctionalInterface
public interface ToolSource {

    /**
     * Returns the tools there are now, in the order in which they are offered. Asked before each
     * request of a turn and for each call, so the tools may change in between; must not block. Keep
     * the order stable, since providers cache requests by their beginning.
     */
    List<Tool> tools(ToolOffering offering);

    /** Returns a source of these tools and, after them, those of another. */
    default ToolSource followedBy(ToolSource other) {
        return offering -> {
            List<Tool> all = new ArrayList<>(tools(offering));
            all.addAll(other.tools(offering));
            return all;
        };
    }

    /** Returns a source of these tools, always. */
    static ToolSource of(Tool... tools) {
        List<Tool> all = List.of(tools);
        return _ -> all;
    }
}
