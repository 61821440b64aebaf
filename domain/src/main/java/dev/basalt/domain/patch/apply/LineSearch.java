package dev.basalt.domain.patch.apply;

import dev.basalt.domain.workspace.FileContent;
import dev.basalt.domain.workspace.Lines;

import java.util.List;
import java.util.Optional;

/** Finds lines of a patch in a file: the strictest match wins, then the first one. */
final class LineSearch {

    private LineSearch() {}

    /**
     * Searches for consecutive lines.
     *
     * @param from the first line that may match
     * @param atEnd whether only the last lines of the file may match
     * @return the line of the file that matches the first wanted line
     */
    static Optional<Integer> find(Lines file, List<String> wanted, int from, boolean atEnd) {
        int last = file.count() - wanted.size();
        int first = atEnd ? Math.max(from, last) : from;
        for (Leniency leniency : Leniency.values()) {
            List<FileContent> forms = wanted.stream().map(leniency::form).toList();
            for (int at = first; at <= last; at++) {
                if (matches(leniency, file, at, forms)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(
            Leniency leniency, Lines file, int at, List<FileContent> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!leniency.matches(file, at + i, wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}
