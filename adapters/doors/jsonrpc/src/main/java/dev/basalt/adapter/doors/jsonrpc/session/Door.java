package dev.basalt.adapter.doors.jsonrpc.session;

/**
 * A group of methods over the agent's use cases, built with the use cases that its constructor
 * names. One instance serves all sessions of a process.
 */
public interface Door {

    /** Returns the handlers; called once. */
    Methods methods();
}
