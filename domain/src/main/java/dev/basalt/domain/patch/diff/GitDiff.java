package dev.basalt.domain.patch.diff;

import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.diff.UnifiedDiff;
import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.FileMode;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.Lines;

import java.util.Optional;

/**
 * Formats the change of a file in git's diff format, which {@code git apply} accepts in both
 * directions (except for binary files).
 */
final class GitDiff {

    private static final int CONTEXT = 3;
    private static final String NO_FILE = "/dev/null";

    private final Differ differ;

    GitDiff(Differ differ) {
        this.differ = differ;
    }

    /**
     * @param oldName relative to the repository; the same as the new one unless the file was
     *     renamed
     */
    record Change(
            String oldName, String newName, Optional<FileState> before, Optional<FileState> after) {

        boolean isRename() {
            return !oldName.equals(newName);
        }
    }

    String of(Change change) {
        boolean link = isLink(change.before());
        if (change.before().isPresent()
                && change.after().isPresent()
                && link != isLink(change.after())) {
            // git has no change from a file to a link
            return section(
                            new Change(
                                    change.oldName(),
                                    change.oldName(),
                                    change.before(),
                                    Optional.empty()))
                    + section(
                            new Change(
                                    change.newName(),
                                    change.newName(),
                                    Optional.empty(),
                                    change.after()));
        }
        return section(change);
    }

    private static boolean isLink(Optional<FileState> state) {
        return state.filter(each -> each.mode() == FileMode.SYMBOLIC_LINK).isPresent();
    }

    private String section(Change change) {
        String oldName = quoted("a/" + change.oldName());
        String newName = quoted("b/" + change.newName());
        String body = body(change);
        var out = new StringBuilder(200 + body.length());
        out.append("diff --git ").append(oldName).append(' ').append(newName).append('\n');
        appendMode(change, out);
        if (change.isRename() && body.isEmpty()) {
            // hunks have file headers of their own
            out.append("similarity index 100%\n");
            out.append("rename from ").append(quoted(change.oldName())).append('\n');
            out.append("rename to ").append(quoted(change.newName())).append('\n');
        }
        BlobId oldId = id(change.before());
        BlobId newId = id(change.after());
        out.append("index ").append(oldId.hex()).append("..").append(newId.hex()).append('\n');
        if (!body.isEmpty()) {
            out.append("--- ").append(change.before().isEmpty() ? NO_FILE : oldName).append('\n');
            out.append("+++ ").append(change.after().isEmpty() ? NO_FILE : newName).append('\n');
            out.append(body);
        }
        return out.toString();
    }

    private static void appendMode(Change change, StringBuilder out) {
        if (change.before().isEmpty()) {
            out.append("new file mode ").append(mode(change.after())).append('\n');
        } else if (change.after().isEmpty()) {
            out.append("deleted file mode ").append(mode(change.before())).append('\n');
        } else if (!mode(change.before()).equals(mode(change.after()))) {
            out.append("old mode ").append(mode(change.before())).append('\n');
            out.append("new mode ").append(mode(change.after())).append('\n');
        }
    }

    private static String mode(Optional<FileState> state) {
        return state.map(each -> each.mode().digits()).orElse("");
    }

    private static BlobId id(Optional<FileState> state) {
        return state.map(each -> BlobId.of(each.content())).orElse(BlobId.NONE);
    }

    private String body(Change change) {
        FileContent before = content(change.before());
        FileContent after = content(change.after());
        return before.isUtf8() && after.isUtf8()
                ? UnifiedDiff.of(Lines.of(before), Lines.of(after), differ, CONTEXT)
                : "Binary files differ\n";
    }

    private static FileContent content(Optional<FileState> state) {
        return state.map(FileState::content).orElseGet(() -> FileContent.of(""));
    }

    /** Quotes names with quotation marks or control characters as in C. */
    private static String quoted(String name) {
        if (name.chars()
                .noneMatch(each -> each < ' ' || each == '"' || each == '\\' || each == 0x7F)) {
            return name;
        }
        var out = new StringBuilder("\"");
        name.chars().forEach(each -> appendQuoted((char) each, out));
        return out.append('"').toString();
    }

    private static void appendQuoted(char each, StringBuilder out) {
        switch (each) {
            case '"', '\\' -> out.append('\\').append(each);
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
                if (each < ' ' || each == 0x7F) {
                    out.append('\\').append("%03o".formatted((int) each));
                } else {
                    out.append(each);
                }
            }
        }
    }
}
