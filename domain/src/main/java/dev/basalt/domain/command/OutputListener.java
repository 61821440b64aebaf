package dev.basalt.domain.command;

/** Receives the output of a command while it runs. */
@FunctionalInterface
public interface OutputListener {

    /**
     * Called in the order of arrival, never from two threads at once; a chunk has at most 8 KiB.
     */
    void onOutput(OutputStreamName stream, Bytes chunk);
}
