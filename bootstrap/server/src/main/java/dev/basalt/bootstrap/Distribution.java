package dev.basalt.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Lays out, as the last step of the build, what the launcher starts: {@code dist/HASH/} with the
 * jars, the options of the JVM, where the JVM is ({@code jdk}) and a cache of the classes that a
 * server loads in its first seconds (a CDS archive), made of exactly these; {@code dist/current}
 * names the newest.
 *
 * <p>HASH is that of the content and of the JVM's version: a server that is running is left alone
 * while the next one is built. All its jars and the cache carry the same time: the launcher does
 * without the cache as soon as one of them differs, because the JVM crashes over a damaged one.
 */
public final class Distribution {
    private static final String MAIN_JAR = "basalt.jar";
    private static final String OPTIONS = "jvm.options";
    private static final String CACHE = "basalt.jsa";
    private static final String CURRENT = "current";

    private final Path dist = Path.of("dist");
    private final SequencedMap<String, Path> files;

    /**
     * @param files what goes into the folder, by its name there
     */
    private Distribution(SequencedMap<String, Path> files) {
        this.files = files;
    }

    /**
     * Runs in the folder that holds the jar and its {@code lib/}.
     *
     * @param args the file with the options of the JVM, and whether to do without a cache
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        SequencedMap<String, Path> files = new LinkedHashMap<>();
        files.put(OPTIONS, Path.of(args[0]));
        files.put(MAIN_JAR, Path.of(MAIN_JAR));
        libraries().forEach(library -> files.put(library, Path.of(library)));
        new Distribution(files).build(Boolean.parseBoolean(args[1]));
    }

    private static List<String> libraries() throws IOException {
        try (JarFile jar = new JarFile(MAIN_JAR)) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            return List.of(attributes.getValue(Attributes.Name.CLASS_PATH).split(" ", -1));
        }
    }

    private void build(boolean withoutCache) throws IOException, InterruptedException {
        Files.createDirectories(dist);
        String hash = hash();
        Path folder = dist.resolve(hash);
        if (!Files.exists(folder)) {
            fill(folder);
        }
        if (!withoutCache && !isTrained(folder)) {
            train(folder);
        }
        Optional<String> previous = current();
        replace(dist.resolve(CURRENT), hash);
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

    private static boolean isTrained(Path folder) throws IOException {
        Path cache = folder.resolve(CACHE);
        return Files.exists(cache) && Files.getLastModifiedTime(cache).equals(timeOf(folder));
    }

    private static FileTime timeOf(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder.resolve(MAIN_JAR));
    }

    /** A machine under load takes ten times the usual three seconds; nothing takes longer. */
    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(2);

    private static void train(Path folder) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("java.home"));
        // In full: an archive of a relative path fits where it was made only.
        String jar = folder.resolve(MAIN_JAR).toAbsolutePath().toString();
        Path classes = Path.of("classes.list");
        Path unfinished = Path.of("unfinished.jsa");
        // Nothing of whoever builds, neither configuration nor credentials, is to be read.
        Path ownHome = Files.createTempDirectory(folder, "codex-home");
        try {
            java(
                    folder,
                    ownHome,
                    "-XX:DumpLoadedClassList=" + classes,
                    "-cp",
                    jar,
                    CacheTraining.class.getName());
            java(
                    folder,
                    ownHome,
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + classes,
                    "-XX:SharedArchiveFile=" + unfinished,
                    "-cp",
                    jar);
        } finally {
            delete(ownHome);
        }
        Files.delete(folder.resolve(classes));
        Files.setLastModifiedTime(folder.resolve(unfinished), timeOf(folder));
        replace(folder.resolve("jdk"), home.toString());
        Files.move(
                folder.resolve(unfinished), folder.resolve(CACHE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void java(Path folder, Path codexHome, String... arguments)
            throws IOException, InterruptedException {
        Path log = folder.resolve("training.log");
        ProcessBuilder java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + OPTIONS)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        java.command().addAll(List.of(arguments));
        java.environment().put("CODEX_HOME", codexHome.toAbsolutePath().toString());
        Process run = java.start();
        if (!run.waitFor(TRAINING_LIMIT)) {
            run.destroyForcibly();
        }
        int status = run.waitFor();
        if (status != 0) {
            System.err.print(Files.readString(log));
            throw new IOException("the training of the cache ended with status " + status);
        }
    }

    private Optional<String> current() throws IOException {
        Path file = dist.resolve(CURRENT);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** The launcher may be reading the file at this moment: it sees the old line or the new one. */
    private static void replace(Path file, String line) throws IOException {
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

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.toList().reversed()) {
                    Files.delete(path);
                }
            }
        }
    }
}
