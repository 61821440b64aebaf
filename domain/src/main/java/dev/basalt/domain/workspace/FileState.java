package dev.basalt.domain.workspace;

/** Kind and content of a file at one moment. */
public record FileState(FileMode mode, FileContent content) {

    /** Returns a regular file that is not executable. */
    public static FileState regular(FileContent content) {
        return new FileState(FileMode.REGULAR, content);
    }
}
