package dev.basalt.adapter.machine.filesystem.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a record of {@link PatchJournal}: one line for each edit and each new directory,
 * then, as the commit proceeds, the identities of the new files and a last line.
 *
 * @param edits in their order
 * @param newDirectories the outermost first
 * @param prepared whether renaming may have begun
 * @param done whether all files have their new contents
 */
record JournalText(List<Entry> edits, List<Path> newDirectories, boolean prepared, boolean done) {

    static final String DONE = "done\n";

    private static final String EDIT = "edit";
    private static final String DIRECTORY = "directory";
    private static final String PREPARED = "prepared";
    private static final String NOTHING = "-";

    /**
     * One edit.
     *
     * @param removedFirst whether the old file was renamed, not linked, to its backup
     * @param identity of the new file
     */
    record Entry(
            Path path,
            Optional<Path> content,
            Optional<Path> backup,
            boolean removedFirst,
            Optional<String> identity) {}

    static String of(List<PreparedEdit> edits, List<Path> newDirectories) {
        StringBuilder text = new StringBuilder();
        for (PreparedEdit each : edits) {
            line(
                    text,
                    EDIT,
                    encode(each.path()),
                    each.content().map(JournalText::encode).orElse(NOTHING),
                    each.backup().map(JournalText::encode).orElse(NOTHING),
                    Boolean.toString(each.isRemovedFirst()));
        }
        for (Path each : newDirectories) {
            line(text, DIRECTORY, encode(each));
        }
        return text.toString();
    }

    /** Returns the line with the identities of the new files, which must exist. */
    static String prepared(List<PreparedEdit> edits) throws IOException {
        List<String> words = new ArrayList<>(List.of(PREPARED));
        for (PreparedEdit each : edits) {
            words.add(each.content().isPresent() ? identity(each.content().get()) : NOTHING);
        }
        StringBuilder text = new StringBuilder();
        line(text, words.toArray(String[]::new));
        return text.toString();
    }

    /** Returns what distinguishes a file from others, and from itself once it was written to. */
    static String identity(Path file) throws IOException {
        BasicFileAttributes now =
                Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        return encode(now.fileKey() + "/" + now.size() + "/" + now.lastModifiedTime().toMillis());
    }

    /** Returns what a record says; lines that were not written completely are left out. */
    static JournalText parse(String text) {
        List<Entry> edits = new ArrayList<>();
        List<Path> directories = new ArrayList<>();
        boolean prepared = false;
        boolean done = false;
        String complete = text.substring(0, text.lastIndexOf('\n') + 1);
        for (String line : complete.lines().toList()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case EDIT -> edits.add(entry(words));
                case DIRECTORY -> directories.add(decode(words[1]));
                case PREPARED -> {
                    prepared = true;
                    for (int i = 0; i < edits.size(); i++) {
                        edits.set(i, identified(edits.get(i), words[i + 1]));
                    }
                }
                default -> done = true;
            }
        }
        return new JournalText(edits, directories, prepared, done);
    }

    private static Entry entry(String... words) {
        return new Entry(
                decode(words[1]),
                optional(words[2]).map(JournalText::decode),
                optional(words[3]).map(JournalText::decode),
                Boolean.parseBoolean(words[4]),
                Optional.empty());
    }

    private static Entry identified(Entry entry, String identity) {
        return new Entry(
                entry.path(),
                entry.content(),
                entry.backup(),
                entry.removedFirst(),
                optional(identity));
    }

    private static Optional<String> optional(String word) {
        return word.equals(NOTHING) ? Optional.empty() : Optional.of(word);
    }

    private static void line(StringBuilder text, String... words) {
        text.append(String.join(" ", words)).append('\n');
    }

    private static String encode(Path path) {
        return encode(path.toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Path decode(String word) {
        return Path.of(URLDecoder.decode(word, StandardCharsets.UTF_8));
    }
}
