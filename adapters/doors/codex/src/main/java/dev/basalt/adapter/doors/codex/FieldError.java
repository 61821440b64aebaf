package dev.basalt.adapter.doors.codex;

/**
 * An invalid value in a client's message.
 *
 * @param path the path relative to the value that was read, such as {@code items[0].data.text};
 *     empty for the value itself
 * @param reason what was found and what was expected, in the format of codex 0.23.0
 */
public record FieldError(String path, String reason) {

    /** Returns the path relative to an enclosing value. */
    public String pathFrom(String root) {
        if (path.isEmpty()) {
            return root;
        }
        return path.startsWith("[") ? root + path : root + "." + path;
    }
}
