package dev.basalt.domain.command.background;

import java.util.Locale;

/** What becomes of a command that is not over when its call has waited long enough. */
public enum BackgroundLifetime {
    /** It is ended. */
    OFF,
    /** It goes on until the turn ends. */
    TURN,
    /** It goes on until the conversation is given back to its store, or the server ends. */
    CONVERSATION;

    /** Returns the word for it in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
