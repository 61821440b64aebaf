package dev.basalt.adapter.machine.process.sandbox.landlock;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Covers a tree but for some places in it. Landlock can only grant, and what it grants for a
 * directory it grants for all that is beneath: so the directories on the way to an excepted place
 * are not granted, but what stands in them is, name by name. What comes to stand there later isn't.
 */
final class Openings {

    private final List<Path> excepted;
    private final List<Path> covering = new ArrayList<>();

    private Openings(List<Path> excepted) {
        this.excepted = excepted;
    }

    /**
     * Returns the largest trees within {@code root} that hold none of the excepted places.
     *
     * @param root a real path
     * @param excepted real paths but for their last name
     */
    static List<Path> of(Path root, List<Path> excepted) {
        Openings openings = new Openings(excepted);
        openings.cover(root);
        return openings.covering;
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
                // a link's target is covered where it stands, or it isn't
                if (!Files.isSymbolicLink(entry)) {
                    cover(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // who can't list it can't open what is in it: less is granted, never more
            covering.removeIf(tree -> tree.startsWith(directory));
        }
    }
}
