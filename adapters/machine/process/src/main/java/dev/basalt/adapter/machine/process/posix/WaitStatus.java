package dev.basalt.adapter.machine.process.posix;

/**
 * How a process ended, as the kernel reports it to the parent.
 *
 * @param word the status of wait(2)
 */
public record WaitStatus(int word) {

    public boolean exited() {
        return signal() == 0;
    }

    /** Returns the status it exited with, 0 to 255. */
    public int exitCode() {
        return word >> 8 & 0xff;
    }

    /** Returns the signal that ended it, or 0. */
    public int signal() {
        return word & 0x7f;
    }
}
