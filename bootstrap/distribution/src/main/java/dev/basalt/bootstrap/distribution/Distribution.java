package dev.basalt.bootstrap.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Lays out, as the last step of the build, what the launcher starts: {@code dist/HASH/} with the
 * jars, the options of the JVM and a {@link ClassArchive} made of exactly these; {@code
 * dist/current} names the newest, and has the time at which the build began: sources that are newer
 * are not in it.
 *
 * <p>HASH is that of the content and of the JVM's version: a server that is running is left alone
 * while the next one is built. All jars and the archive carry the same time: the launcher ignores
 * the archive as soon as one of them differs, because the JVM crashes over a damaged one.
 */
public final class Distribution {
    static final String MAIN_JAR = "basalt.jar";
    static final String OPTIONS = "jvm.options";
    private static final String CURRENT = "current";

    private final Path dist = Path.of("dist");
    private final String mainClass;
    private final SequencedMap<String, Path> files;

    /**
     * @param files what goes into the folder, by its name there
     */
    private Distribution(String mainClass, SequencedMap<String, Path> files) {
        this.mainClass = mainClass;
        this.files = files;
    }

    /**
     * Runs in the folder that holds {@code basalt.jar} and the jars of its class path.
     *
     * @param args the file with the options of the JVM, whether to do without a class archive, and
     *     when the build began (ISO 8601)
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        files.put(OPTIONS, Path.of(args[0]));
        files.put(MAIN_JAR, Path.of(MAIN_JAR));
        try (JarFile jar = new JarFile(MAIN_JAR)) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            for (String library : attributes.getValue(Attributes.Name.CLASS_PATH).split(" ", -1)) {
                files.put(library, Path.of(library));
            }
            new Distribution(attributes.getValue(Attributes.Name.MAIN_CLASS), files)
                    .build(Boolean.parseBoolean(args[1]), Instant.parse(args[2]));
        }
    }

    private void build(boolean withoutArchive, Instant begin)
            throws IOException, InterruptedException {
        Files.createDirectories(dist);
        String hash = hash();
        Path folder = dist.resolve(hash);
        if (!Files.exists(folder)) {
            fill(folder);
        }
        var archive = new ClassArchive(folder, mainClass);
        if (!withoutArchive && !archive.exists()) {
            archive.create();
        }
        Optional<String> previous = current();
        replace(dist.resolve(CURRENT), hash);
        Files.setLastModifiedTime(dist.resolve(CURRENT), FileTime.from(begin));
        if (previous.isPresent() && !previous.get().equals(hash)) {
            prune(Set.of(hash, previous.get()));
        }
    }

    private String hash() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version").getBytes(UTF_8));
            for (Map.Entry<String, Path> file : files.entrySet()) {
                digest.update(file.getKey().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file.getValue()));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private void fill(Path folder) throws IOException {
        Path unfinished = dist.resolve("unfinished");
        delete(unfinished);
        Files.createDirectories(unfinished.resolve("lib"));
        FileTime now = FileTime.from(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path copy = Files.copy(file.getValue(), unfinished.resolve(file.getKey()));
            Files.setLastModifiedTime(copy, now);
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private Optional<String> current() throws IOException {
        Path file = dist.resolve(CURRENT);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** The launcher may read the file at any moment: it sees the old line or the new one. */
    static void replace(Path file, String line) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, line + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void prune(Set<String> kept) throws IOException {
        try (Stream<Path> folders = Files.list(dist).filter(Files::isDirectory)) {
            for (Path folder : folders.toList()) {
                if (!kept.contains(folder.getFileName().toString())) {
                    delete(folder);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.toList().reversed()) {
                    Files.delete(path);
                }
            }
        }
    }
}
