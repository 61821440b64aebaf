package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.domain.sandbox.Confinement;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.WritableRoots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a policy means on this disk, now. Everything that is not named here may be read and not
 * written. Roots are real paths and exist.
 *
 * @param confinement the policy that this was made of
 * @param writable the roots of what may be written
 * @param protectedPlaces what stays read-only inside of them, existing or not
 * @param hidden files that may not even be read
 */
public record SandboxRules(
        Confinement.Sandboxed confinement,
        List<Path> writable,
        List<Path> protectedPlaces,
        List<Path> hidden) {

    public SandboxRules {
        writable = List.copyOf(writable);
        protectedPlaces = List.copyOf(protectedPlaces);
        hidden = List.copyOf(hidden);
    }

    /**
     * Reads a policy. A root that doesn't exist is left out: there is nothing to write in it.
     *
     * @param tmpdir the value of {@code $TMPDIR}
     * @param secrets files that commands have no business with, existing or not
     */
    public static SandboxRules of(
            Confinement.Sandboxed confinement, Optional<Path> tmpdir, List<Path> secrets) {
        WritableRoots roots =
                WritableRoots.of(
                        confinement.policy(),
                        confinement.sessionDirectory(),
                        tmpdir,
                        SandboxRules::realOrMissing);
        List<Path> hidden =
                secrets.stream().flatMap(SandboxRules::realEvenIfItIsYetToCome).toList();
        return switch (roots) {
            case WritableRoots.Everywhere() ->
                    new SandboxRules(confinement, List.of(Path.of("/")), List.of(), hidden);
            case WritableRoots.Beneath beneath ->
                    new SandboxRules(
                            confinement,
                            beneath.roots().stream().filter(Files::exists).toList(),
                            beneath.readOnly(),
                            hidden);
        };
    }

    public SandboxPolicy policy() {
        return confinement.policy();
    }

    /** Tells whether connections may be opened. */
    public boolean network() {
        return policy().networkAccess();
    }

    /** Returns those of the protected places that there are, be it as symbolic links. */
    public List<Path> readOnly() {
        return protectedPlaces.stream()
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Tells whether a path lies in, or is, one of the writable roots. */
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

    private static Stream<Path> realEvenIfItIsYetToCome(Path file) {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
