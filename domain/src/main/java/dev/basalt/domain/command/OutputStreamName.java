package dev.basalt.domain.command;

/** Which of its two output streams a command wrote to. */
public enum OutputStreamName {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String word;

    OutputStreamName(String word) {
        this.word = word;
    }

    /** Returns its name in protocols. */
    public String word() {
        return word;
    }
}
