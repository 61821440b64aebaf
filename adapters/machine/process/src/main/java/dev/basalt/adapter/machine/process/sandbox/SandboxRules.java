package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;
import dev.basalt.domain.sandbox.WritableRoots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A sandbox policy applied to the file system as it is now: which paths a command may write and
 * which it may not even read. Everything else is readable and not writable. Roots are real paths
 * and exist. Immutable.
 *
 * @param sandboxing the policy these rules were derived from
 * @param writable the roots of the writable trees
 * @param protectedPlaces paths inside the roots that stay read-only, existing or not
 * @param hidden files and directories that are not readable
 */
public record SandboxRules(
        Sandboxing.Sandboxed sandboxing,
        List<Path> writable,
        List<Path> protectedPlaces,
        List<Path> hidden) {

    public SandboxRules {
        writable = List.copyOf(writable);
        protectedPlaces = List.copyOf(protectedPlaces);
        hidden = List.copyOf(hidden);
    }

    /**
     * Derives the rules from a policy. A root that doesn't exist is left out.
     *
     * @param tmpdir the value of {@code $TMPDIR}
     * @param secrets files and directories that commands must not read, existing or not
     */
    public static SandboxRules of(
            Sandboxing.Sandboxed sandboxing, Optional<Path> tmpdir, List<Path> secrets) {
        WritableRoots roots =
                WritableRoots.of(
                        sandboxing.policy(),
                        sandboxing.sessionDirectory(),
                        tmpdir,
                        SandboxRules::realOrMissing);
        List<Path> hidden = secrets.stream().flatMap(SandboxRules::realOrExpected).toList();
        return switch (roots) {
            case WritableRoots.Everywhere() ->
                    new SandboxRules(sandboxing, List.of(Path.of("/")), List.of(), hidden);
            case WritableRoots.Beneath beneath ->
                    new SandboxRules(
                            sandboxing,
                            beneath.roots().stream().filter(Files::exists).toList(),
                            beneath.readOnly(),
                            hidden);
        };
    }

    public SandboxPolicy policy() {
        return sandboxing.policy();
    }

    /** Returns whether network connections may be opened. */
    public boolean network() {
        return policy().networkAccess();
    }

    /** Returns the protected paths that exist, also as symbolic links. */
    public List<Path> readOnly() {
        return protectedPlaces.stream()
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Returns whether a path is one of the writable roots or inside one. */
    public boolean isWritable(Path path) {
        return writable.stream().anyMatch(path::startsWith);
    }

    /**
     * Returns the writable directories that contain a read-only place, the outermost first. A
     * backend makes each of them a mount point, which can't be moved: else a command could replace
     * one by another directory.
     */
    public List<Path> parentsOfReadOnly() {
        Set<Path> directories = new LinkedHashSet<>();
        for (Path place : readOnly()) {
            List<Path> upwards = new ArrayList<>();
            for (Path at = place.getParent(); at != null; at = at.getParent()) {
                if (isWritable(at)) {
                    upwards.addFirst(at);
                }
            }
            directories.addAll(upwards);
        }
        return List.copyOf(directories);
    }

    private static Stream<Path> realOrExpected(Path file) {
        Path parent = file.getParent();
        if (Files.exists(file) || parent == null) {
            return Stream.of(realOrMissing(file));
        }
        return Files.exists(parent)
                ? Stream.of(realOrMissing(parent).resolve(file.getFileName()))
                : Stream.empty();
    }

    private static Path realOrMissing(Path path) {
        try {
            return Files.exists(path) ? path.toRealPath() : path;
        } catch (NoSuchFileException deletedMeanwhile) {
            // for example auth.json, by a logout
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
