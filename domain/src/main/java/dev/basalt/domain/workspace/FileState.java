package dev.basalt.domain.workspace;

/** A file at one moment. */
public record FileState(FileMode mode, FileContent content) {

    /** A file as it is created by default. */
    public static FileState regular(FileContent content) {
        return new FileState(FileMode.REGULAR, content);
    }
}
