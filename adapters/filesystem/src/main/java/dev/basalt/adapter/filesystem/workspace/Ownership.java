package dev.basalt.adapter.filesystem.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Whose a file is, and who may do what with it. */
final class Ownership {

    private static final Logger LOG = System.getLogger(Ownership.class.getName());

    private Ownership() {}

    /** Makes one file like another; does nothing where files have no owners. */
    static void copy(Path from, Path to) throws IOException {
        var view = Files.getFileAttributeView(to, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes given = view.readAttributes();
        give(wanted, given, view);
        if (!wanted.permissions().equals(given.permissions())) {
            view.setPermissions(wanted.permissions());
        }
    }

    /** Only the superuser gives files away; for anyone else they become his own, as git does it. */
    private static void give(
            PosixFileAttributes wanted, PosixFileAttributes given, PosixFileAttributeView view)
            throws IOException {
        try {
            if (!wanted.group().equals(given.group())) {
                view.setGroup(wanted.group());
            }
            if (!wanted.owner().equals(given.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (FileSystemException e) {
            LOG.log(Level.DEBUG, "kept the owner of a new file: {0}", e.getReason());
        }
    }
}
