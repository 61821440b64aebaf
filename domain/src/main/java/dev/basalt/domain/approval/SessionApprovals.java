package dev.basalt.domain.approval;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The commands that the user allowed for the rest of a conversation. Only the very same arguments
 * in the very same directory are covered: {@code rm -r build} means something else elsewhere. A
 * directory may be written in more than one way.
 */
public record SessionApprovals(Set<Entry> entries) {

    /** Nothing was allowed yet. */
    public static final SessionApprovals NONE = new SessionApprovals(Set.of());

    public SessionApprovals {
        entries = Set.copyOf(entries);
    }

    /** A command as the user saw it. */
    public record Entry(List<String> argv, Path directory) {
        public Entry {
            argv = List.copyOf(argv);
        }

        /** Returns what an approval of a command covers. */
        public static Entry of(ProposedCommand command) {
            return new Entry(command.argv(), command.place());
        }
    }

    /** Returns these approvals and one more. */
    public SessionApprovals with(ProposedCommand command) {
        return with(Entry.of(command));
    }

    /** Returns these approvals and one more. */
    public SessionApprovals with(Entry command) {
        Set<Entry> more = new HashSet<>(entries);
        more.add(command);
        return new SessionApprovals(more);
    }

    public boolean cover(ProposedCommand command) {
        return entries.contains(Entry.of(command));
    }
}
