package dev.basalt.adapter.machine.filesystem.workspace;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Owner, group and permissions of a file. As numbers, since looking up names in the user database
 * would take longer than writing the file.
 */
record Ownership(int owner, int group, int permissions) {

    private static final Logger LOG = System.getLogger(Ownership.class.getName());

    private static final String OWNER = "unix:uid";
    private static final String GROUP = "unix:gid";
    private static final String MODE = "unix:mode";

    /**
     * Without set-user-ID and set-group-ID: a patch must not create programs with another user's
     * rights.
     */
    private static final int PERMISSIONS = 0777;

    /**
     * Copies owner, group and permissions from one file to another; does nothing on file systems
     * without owners.
     */
    static void copy(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Ownership wanted = of(from);
            Ownership given = of(to, NOFOLLOW_LINKS);
            wanted.give(given, to);
        }
    }

    private static Ownership of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> values = Files.readAttributes(path, "unix:uid,gid,mode", options);
        return new Ownership(
                number(values, "uid"), number(values, "gid"), number(values, "mode") & PERMISSIONS);
    }

    private static int number(Map<String, Object> values, String name) {
        return values.get(name) instanceof Integer number ? number : 0;
    }

    private void give(Ownership given, Path to) throws IOException {
        try {
            if (group != given.group) {
                Files.setAttribute(to, GROUP, group, NOFOLLOW_LINKS);
            }
            if (owner != given.owner) {
                Files.setAttribute(to, OWNER, owner, NOFOLLOW_LINKS);
            }
        } catch (FileSystemException e) {
            // only root may change owners; for other users new files are their own, as with git
            LOG.log(Level.DEBUG, "cannot restore the owner of a replaced file: {0}", e.getReason());
        }
        if (permissions != given.permissions) {
            Files.setAttribute(to, MODE, permissions);
        }
    }
}
