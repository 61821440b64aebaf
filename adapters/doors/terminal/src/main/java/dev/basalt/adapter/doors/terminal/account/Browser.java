package dev.basalt.adapter.doors.terminal.account;

/** Opens pages in the browser of the person. */
@FunctionalInterface
public interface Browser {

    /** Tries to open the page; returns false where there is no browser that could be started. */
    boolean open(String url);
}
