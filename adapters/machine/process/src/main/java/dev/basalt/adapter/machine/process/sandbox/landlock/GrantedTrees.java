package dev.basalt.adapter.machine.process.sandbox.landlock;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Covers a tree except for some paths in it. Landlock rules can only grant, and a grant for a
 * directory includes everything beneath it. Therefore the directories that lead to an excepted path
 * are not granted, but each of their other entries is. Entries that are created there later are not
 * covered.
 */
final class GrantedTrees {

    private final List<Path> excepted;
    private final List<Path> covering = new ArrayList<>();

    private GrantedTrees(List<Path> excepted) {
        this.excepted = excepted;
    }

    /**
     * Returns the largest trees within {@code root} that contain none of the excepted paths.
     *
     * @param root a real path
     * @param excepted paths whose parents are real paths
     */
    static List<Path> of(Path root, List<Path> excepted) {
        GrantedTrees trees = new GrantedTrees(excepted);
        trees.cover(root);
        return trees.covering;
    }

    private void cover(Path tree) {
        if (excepted.stream().noneMatch(place -> place.startsWith(tree))) {
            covering.add(tree);
        } else if (!excepted.contains(tree)) {
            coverEntries(tree);
        }
    }

    private void coverEntries(Path directory) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                // the target of a link is covered by its own path, if at all
                if (!Files.isSymbolicLink(entry)) {
                    cover(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // what can't be listed is not granted: less access, never more
            covering.removeIf(tree -> tree.startsWith(directory));
        }
    }
}
