package dev.basalt.domain.auth;

/** The name under which front ends are told that somebody else is signed in. */
public enum StatusNotification {
    CURRENT("authStatusChange"),
    /** As codex 0.27.0 called it. */
    CODEX_EVENT("codex/event/auth_status_change");

    private final String word;

    StatusNotification(String word) {
        this.word = word;
    }

    /** Returns the word for it in configuration files and on the wire. */
    public String word() {
        return word;
    }
}
