package dev.basalt.domain.patch.diff;

import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.patch.apply.VerifiedPatch;
import dev.basalt.domain.workspace.FileEdit;
import dev.basalt.domain.workspace.FileState;
import dev.basalt.domain.workspace.Workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The diff of one turn: of the files that its patches changed, from their contents before the first
 * patch to those on disk. Its cost is proportional to the number and size of these files. One
 * instance per turn; not thread-safe.
 */
public final class TurnDiff {

    private final Workspace workspace;
    private final GitDiff format;
    private final Map<Path, Tracked> tracked = new HashMap<>();

    /** For moved files, by real path: their path at the start of the turn. */
    private final Map<Path, Path> origins = new HashMap<>();

    private String reported = "";

    /** A cache of repositories, by directory. */
    private final Map<Path, Optional<Path>> repositories = new HashMap<>();

    public TurnDiff(Workspace workspace, Differ differ) {
        this.workspace = workspace;
        this.format = new GitDiff(differ);
    }

    private record Tracked(Path spelled, Optional<FileState> before) {}

    /**
     * Records a patch that was just applied.
     *
     * @return the diff of the whole turn in git's format; empty if it is the one that was returned
     *     last
     */
    public Optional<String> afterPatch(VerifiedPatch applied) {
        for (FileEdit edit : applied.edits()) {
            tracked.putIfAbsent(edit.path(), new Tracked(edit.spelled(), edit.before()));
        }
        Map<Path, Path> moved = new HashMap<>();
        applied.moves().forEach((from, to) -> moved.put(to, origins.getOrDefault(from, from)));
        origins.keySet().removeAll(applied.moves().keySet());
        origins.putAll(moved);
        return refresh();
    }

    /**
     * Checks whether something else, such as a command, has changed the files since.
     *
     * @return the diff of the whole turn; empty if it is the one that was returned last, or if
     *     nothing differs
     */
    public Optional<String> refresh() {
        String diff = diff();
        boolean news = !diff.isEmpty() && !diff.equals(reported);
        reported = diff;
        return news ? Optional.of(diff) : Optional.empty();
    }

    private String diff() {
        repositories.clear();
        Map<Path, Optional<FileState>> now = now();
        Map<Path, Path> renames = renames(now);
        List<GitDiff.Change> changes = new ArrayList<>();
        now.forEach((path, after) -> {
            Path old = renames.getOrDefault(path, path);
            Optional<FileState> before = before(old);
            if (!renames.containsValue(path) && !(old.equals(path) && before.equals(after))) {
                changes.add(new GitDiff.Change(name(old), name(path), before, after));
            }
        });
        return changes.stream()
                .sorted(Comparator.comparing(GitDiff.Change::newName))
                .map(format::of)
                .collect(Collectors.joining());
    }

    /** Reads the files; those that can't be read are left out. */
    private Map<Path, Optional<FileState>> now() {
        Map<Path, Optional<FileState>> now = new HashMap<>();
        for (Path path : tracked.keySet()) {
            workspace.read(path).forEach(state -> now.put(path, state));
        }
        return now;
    }

    /**
     * Pairs new files with the ones they were moved from. A move over another file is not a rename:
     * reverting the diff would lose the other file.
     */
    private Map<Path, Path> renames(Map<Path, Optional<FileState>> now) {
        Map<Path, Path> renames = new HashMap<>();
        origins.forEach((path, old) -> {
            if (before(path).isEmpty()
                    && before(old).isPresent()
                    && isThere(path, now)
                    && !isThere(old, now)
                    && repositoryOf(path).equals(repositoryOf(old))) {
                renames.put(path, old);
            }
        });
        return renames;
    }

    private static boolean isThere(Path path, Map<Path, Optional<FileState>> now) {
        return now.getOrDefault(path, Optional.empty()).isPresent();
    }

    private Optional<FileState> before(Path path) {
        return Optional.ofNullable(tracked.get(path)).flatMap(Tracked::before);
    }

    /** Returns the name of a file: relative to its repository, or else as written in the patch. */
    private String name(Path path) {
        return repositoryOf(path)
                .map(root -> root.relativize(path))
                .map(TurnDiff::withSlashes)
                .orElseGet(() -> spelled(path).toString());
    }

    private Optional<Path> repositoryOf(Path path) {
        return repositories.computeIfAbsent(
                path.resolveSibling(""), _ -> workspace.repositoryOf(path));
    }

    private Path spelled(Path path) {
        return Optional.ofNullable(tracked.get(path)).map(Tracked::spelled).orElse(path);
    }

    private static String withSlashes(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }
}
