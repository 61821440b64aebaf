package dev.basalt.domain.command;

/** Which of its two output streams a command wrote to. */
public enum OutputStreamName {
    STDOUT,
    STDERR
}
