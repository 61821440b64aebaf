package dev.basalt.domain.settings;

import io.vavr.control.Either;

import java.util.List;

/**
 * One setting that overrides the layers below.
 *
 * @param path the names on the way to the setting, at least one
 */
public record ConfigOverride(List<String> path, ConfigValue value) {

    public ConfigOverride {
        path = List.copyOf(path);
    }

    /**
     * Parses {@code key=value} as codex 0.23.0 does: the key is split at every dot; a value that is
     * not one in the notation of the file is taken as text, without the quotes at its ends. The
     * left side is the reason why the argument is invalid.
     */
    public static Either<String, ConfigOverride> parse(String argument, ConfigNotation notation) {
        int equals = argument.indexOf('=');
        if (equals < 0) {
            return Either.left("Invalid override (missing '='): " + argument);
        }
        String key = argument.substring(0, equals).strip();
        if (key.isEmpty()) {
            return Either.left("Empty key in override: " + argument);
        }
        String raw = argument.substring(equals + 1).strip();
        ConfigValue value =
                notation.value(raw, Place.COMMAND_LINE)
                        .orElseGet(
                                () -> new ConfigValue.Text(withoutQuotes(raw), Place.COMMAND_LINE));
        return Either.right(new ConfigOverride(pathOf(key), value));
    }

    /** Splits a dotted key; names may be empty or contain quotes. */
    public static List<String> pathOf(String dottedKey) {
        return List.of(dottedKey.split("\\.", -1));
    }

    private static String withoutQuotes(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isQuote(text.charAt(from))) {
            from++;
        }
        while (from < to && isQuote(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
