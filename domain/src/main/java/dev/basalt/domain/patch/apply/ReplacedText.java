package dev.basalt.domain.patch.apply;

import dev.basalt.domain.patch.Patch.Section;
import dev.basalt.domain.patch.PatchError;
import dev.basalt.domain.workspace.FileContent;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Replaces a text in a file. All else stays as it is, byte for byte: line ends, a byte order mark,
 * the end of the last line.
 */
final class ReplacedText {

    /** As many lines as a model needs to find the text it means. */
    private static final int MOST_LINES = 5;

    private static final Pattern BARE_LINE_FEED = Pattern.compile("(?<!\\r)\\n");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final Path file;
    private final String text;

    private ReplacedText(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * @param file named in errors
     * @param before text in UTF-8
     */
    static Either<PatchError, FileContent> of(
            Path file, FileContent before, Section.Replace section) {
        if (section.before().isEmpty()) {
            return nothing(
                    file, "the text to be replaced is empty; to fill or create a file, write it");
        }
        if (section.before().equals(section.after())) {
            return nothing(file, "the text to be replaced and the new text are the same");
        }
        String text = before.text();
        return new ReplacedText(file, text)
                .with(
                        hasLineEndsOfWindows(text)
                                ? new Section.Replace(
                                        section.path(),
                                        lineEndsOfWindows(section.before()),
                                        lineEndsOfWindows(section.after()),
                                        section.everywhere())
                                : section);
    }

    private static Either<PatchError, FileContent> nothing(Path file, String problem) {
        return Either.left(new PatchError.NothingToReplace(file, problem));
    }

    private Either<PatchError, FileContent> with(Section.Replace section) {
        List<Integer> places = placesOf(section.before());
        if (places.isEmpty()) {
            return Either.left(new PatchError.TextNotFound(file, similarLine(section.before())));
        }
        if (places.size() > 1 && !section.everywhere()) {
            return Either.left(
                    new PatchError.TextNotUnique(
                            file,
                            places.size(),
                            places.stream().limit(MOST_LINES).map(this::line).toList()));
        }
        var after = new StringBuilder(text.length());
        int kept = 0;
        for (int place : places) {
            after.append(text, kept, place).append(section.after());
            kept = place + section.before().length();
        }
        return Either.right(FileContent.of(after.append(text, kept, text.length()).toString()));
    }

    private List<Integer> placesOf(String wanted) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(wanted);
                at >= 0;
                at = text.indexOf(wanted, at + wanted.length())) {
            places.add(at);
        }
        return places;
    }

    /** Models write line feeds; a file of which only some lines end with them is taken as it is. */
    private static boolean hasLineEndsOfWindows(String text) {
        return text.contains("\r\n") && !BARE_LINE_FEED.matcher(text).find();
    }

    private static String lineEndsOfWindows(String lines) {
        return lines.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    /** Returns the line of a place, counted from 1. */
    private int line(int place) {
        return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    /** Returns the line where a text begins that differs in white space only. */
    private OptionalInt similarLine(String wanted) {
        String words = WHITE_SPACE.matcher(wanted).replaceAll(" ").strip();
        if (words.isEmpty()) {
            return OptionalInt.empty();
        }
        var pattern =
                Pattern.compile(
                        WHITE_SPACE
                                .splitAsStream(words)
                                .map(Pattern::quote)
                                .reduce((one, other) -> one + "\\s+" + other)
                                .orElseThrow());
        var matcher = pattern.matcher(text);
        return matcher.find() ? OptionalInt.of(line(matcher.start())) : OptionalInt.empty();
    }
}
