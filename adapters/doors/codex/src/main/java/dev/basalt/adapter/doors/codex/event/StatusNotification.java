package dev.basalt.adapter.doors.codex.event;

/** The notification that reports a change of the sign-in to clients. */
public enum StatusNotification {
    CURRENT("authStatusChange"),
    /** The name in codex 0.27.0. */
    CODEX_EVENT("codex/event/auth_status_change");

    private final String word;

    StatusNotification(String word) {
        this.word = word;
    }

    /** Returns its name in configuration files and protocols. */
    public String word() {
        return word;
    }
}
