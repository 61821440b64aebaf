package dev.basalt.adapter.doors.codex;

/**
 * A member of a client's message that can't be used.
 *
 * @param path where it is, seen from the value that was read: {@code items[0].data.text}; empty for
 *     the value itself
 * @param reason what was found and what was expected, in the words of codex 0.23.0
 */
public record FieldError(String path, String reason) {

    /** Returns the path as seen from further outside. */
    public String pathFrom(String root) {
        if (path.isEmpty()) {
            return root;
        }
        return path.startsWith("[") ? root + path : root + "." + path;
    }
}
