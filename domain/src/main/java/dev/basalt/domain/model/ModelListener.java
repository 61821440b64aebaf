package dev.basalt.domain.model;

/** Receives a response while it streams. */
@FunctionalInterface
public interface ModelListener {

    /**
     * Called on the thread that reads the stream, in order. It may block (a tool may run in it);
     * the stream waits and its idle limit does not run meanwhile.
     */
    void on(ModelEvent event);
}
