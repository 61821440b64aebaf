package dev.basalt.domain.tool;

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

    /** Returns a source of these tools, always. */
    static ToolSource of(Tool... tools) {
        List<Tool> all = List.of(tools);
        return _ -> all;
    }
}
