package dev.basalt.adapter.models.http.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the value that a refusal wants for a field. */
@FunctionalInterface
public interface NamedValue {

    /** No other value is looked for. */
    NamedValue NONE = (_, _) -> Optional.empty();

    /** What comes before the values that would be taken. */
    Pattern LISTED =
            Pattern.compile(
                    "supported (?:values|levels|efforts|options)|allowed|valid|available|permitted"
                            + "|accepted|expected|should be|must be|one of|choose|options"
                            + "|supports|only|set .{0,40} to|use ",
                    Pattern.CASE_INSENSITIVE);

    Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.-])(\\d{1,3}(?:,\\d{3})+|\\d{2,9})(?!\\w)( ?\\(exclusive)?",
                    Pattern.CASE_INSENSITIVE);

    /** Limits of less are not those of an answer. */
    long SMALLEST_LIMIT = 256;

    /** Returns the value; empty when the refusal names none. */
    Optional<String> in(String refusal, String sent);

    /**
     * A word of a scale: of those that the refusal lists the next lower one, or else the next
     * higher one.
     *
     * @param scale in ascending order
     */
    static NamedValue on(List<String> scale) {
        return (refusal, sent) -> {
            Matcher list = LISTED.matcher(refusal);
            if (!list.find()) {
                return Optional.empty();
            }
            String listed = refusal.substring(list.start()).toLowerCase(Locale.ROOT);
            List<String> taken =
                    scale.stream()
                            .filter(word -> !word.equals(sent) && hasWord(listed, word))
                            .toList();
            int rank = scale.indexOf(sent);
            return taken.stream()
                    .filter(word -> scale.indexOf(word) < rank)
                    .reduce((_, later) -> later)
                    .or(() -> taken.stream().findFirst());
        };
    }

    /** The largest number in the refusal that is smaller than what was sent. */
    static NamedValue limit() {
        return (refusal, sent) -> {
            long tooMuch = Long.parseLong(sent);
            return NUMBER.matcher(refusal)
                    .results()
                    .map(NamedValue::largest)
                    .filter(number -> number < tooMuch && number >= SMALLEST_LIMIT)
                    .max(Long::compare)
                    .map(number -> Long.toString(number));
        };
    }

    /** The first of some values whose pattern the refusal matches. */
    static NamedValue when(String pattern, String value) {
        Pattern sought = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        return (refusal, _) ->
                sought.matcher(refusal).find() ? Optional.of(value) : Optional.empty();
    }

    /** Returns the value, or else that of another rule. */
    default NamedValue orElse(NamedValue other) {
        return (refusal, sent) -> in(refusal, sent).or(() -> other.in(refusal, sent));
    }

    private static long largest(MatchResult number) {
        long named = Long.parseLong(number.group(1).replace(",", ""));
        return number.group(2) == null ? named : named - 1;
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(text)
                .find();
    }
}
