package dev.basalt.domain.command;

import java.util.Locale;

/** The form in which a model receives what a command wrote. */
public enum OutputFormat {
    /** Lines: how it ended, how long it took, and its output as it is. */
    TEXT,
    /** JSON as of codex 0.23.0, in which all line ends and quotes are escaped. */
    JSON;

    /** Returns the word for it in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
