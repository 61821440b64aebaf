package dev.basalt.domain.identity;

import io.vavr.control.Either;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A UUID as clients write it. Error messages are those of codex 0.23.0: a prefix, then the reason
 * with positions counted from 1.
 *
 * @param written all of it
 * @param groups what follows the prefix, or is between the braces
 * @param bare whether there is neither prefix nor brace
 */
record UuidText(String written, String groups, boolean bare) {

    private static final String URN = "urn:uuid:";
    private static final int[] LENGTHS = {8, 4, 4, 4, 12};
    private static final int DIGITS = 32;

    static UuidText of(String written) {
        if (written.toLowerCase(Locale.ROOT).startsWith(URN)) {
            return new UuidText(written, written.substring(URN.length()), false);
        }
        if (written.length() > 1 && written.startsWith("{") && written.endsWith("}")) {
            return new UuidText(written, written.substring(1, written.length() - 1), false);
        }
        return new UuidText(written, written, true);
    }

    Either<String, UUID> read() {
        int wrong = groups.chars().takeWhile(UuidText::mayBeThere).toArray().length;
        if (wrong < groups.length()) {
            return Either.left(wrongCharacter(wrong));
        }
        String[] parts = groups.split("-", -1);
        if (parts.length == 1) {
            return groups.length() == DIGITS ? Either.right(uuid(groups)) : wrongLength();
        }
        if (parts.length != LENGTHS.length) {
            return Either.left(
                    "invalid group count: expected " + LENGTHS.length + ", found " + parts.length);
        }
        return IntStream.range(0, LENGTHS.length)
                .filter(group -> parts[group].length() != LENGTHS[group])
                .mapToObj(group -> Either.<String, UUID>left(wrongGroup(group, parts[group])))
                .findFirst()
                .orElseGet(() -> Either.right(uuid(String.join("", parts))));
    }

    private static boolean mayBeThere(int character) {
        return character == '-'
                || (character >= '0' && character <= '9')
                || (character >= 'a' && character <= 'f')
                || (character >= 'A' && character <= 'F');
    }

    private String wrongCharacter(int index) {
        return "invalid character: expected an optional prefix of `urn:uuid:` followed by"
                + " [0-9a-fA-F-], found `"
                + Character.toString(groups.codePointAt(index))
                + "` at "
                + (index + 1);
    }

    private Either<String, UUID> wrongLength() {
        return Either.left(
                bare
                        ? "invalid length: expected length 32 for simple format, found "
                                + written.length()
                        : "invalid group count: expected " + LENGTHS.length + ", found 1");
    }

    private static String wrongGroup(int group, String part) {
        return "invalid group length in group "
                + group
                + ": expected "
                + LENGTHS[group]
                + ", found "
                + part.length();
    }

    private static UUID uuid(String hex) {
        return new UUID(
                Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}
