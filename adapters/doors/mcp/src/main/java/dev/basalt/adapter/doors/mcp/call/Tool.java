package dev.basalt.adapter.doors.mcp.call;

/** A tool that hosts can call. */
public interface Tool {

    /** Called on the reader's thread: what may take long is passed to other threads. */
    void call(ToolRequest request);
}
