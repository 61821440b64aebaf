package dev.basalt.domain.settings;

import java.util.Optional;

/**
 * An invalid setting.
 *
 * @param origin where it was set: a file's path, {@code -c} or the argument of a call
 * @param line from 1, if known
 * @param key dotted, if known
 * @param reason what was found and what was expected; without secrets
 */
public record SettingsError(
        String origin, Optional<Integer> line, Optional<String> key, String reason) {

    /** An invalid setting whose place and dotted key are known. */
    public static SettingsError at(Place place, String key, String reason) {
        return new SettingsError(place.origin(), place.line(), Optional.of(key), reason);
    }

    /** Returns all parts as one sentence for users. */
    public String message() {
        StringBuilder text = new StringBuilder(reason);
        key.ifPresent(k -> text.append(" in `").append(k).append('`'));
        text.append(" (").append(origin);
        line.ifPresent(l -> text.append(", line ").append(l));
        return text.append(')').toString();
    }
}
