package dev.basalt.domain.settings;

import java.util.Optional;

/**
 * A setting that can't be used.
 *
 * @param origin where it stands: a file's path, {@code -c} or the call's argument
 * @param line from 1, where known
 * @param key dotted, where known
 * @param reason what was found and what was expected; holds no secret
 */
public record SettingsError(
        String origin, Optional<Integer> line, Optional<String> key, String reason) {

    /** A setting that can't be used, whose place and dotted key are known. */
    public static SettingsError at(Place place, String key, String reason) {
        return new SettingsError(place.origin(), place.line(), Optional.of(key), reason);
    }

    /** Returns all of it as one sentence for people. */
    public String message() {
        StringBuilder text = new StringBuilder(reason);
        key.ifPresent(k -> text.append(" in `").append(k).append('`'));
        text.append(" (").append(origin);
        line.ifPresent(l -> text.append(", line ").append(l));
        return text.append(')').toString();
    }
}
