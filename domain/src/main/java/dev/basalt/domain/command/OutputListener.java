package dev.basalt.domain.command;

/** Hears what a command writes, while it runs. */
@FunctionalInterface
public interface OutputListener {

    /** Called in the order of arrival, never from two threads at once; at most 8 KiB each. */
    void onOutput(OutputStreamName stream, Bytes chunk);
}
