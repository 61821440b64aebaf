package dev.basalt.bootstrap.distribution;

import static dev.basalt.bootstrap.distribution.Distribution.MAIN_JAR;
import static dev.basalt.bootstrap.distribution.Distribution.OPTIONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The archive of the classes that a server loads in its first seconds ({@code basalt.jsa}, class
 * data sharing). A training run of the server lists them; from the list the JVM makes the archive,
 * which fits the class path it was made with and no other.
 */
final class ClassArchive {

    /** A machine under load takes ten times the three seconds that it takes otherwise. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Path CLASSES = Path.of("classes.list");
    private static final Path UNFINISHED = Path.of("unfinished.jsa");

    private final Path folder;
    private final String mainClass;
    private final Path archive;

    /**
     * @param folder holds the jars and the options of the JVM, and gets the archive
     */
    ClassArchive(Path folder, String mainClass) {
        this.folder = folder;
        this.mainClass = mainClass;
        this.archive = folder.resolve("basalt.jsa");
    }

    /** Returns whether there is one that was made of these jars. */
    boolean exists() throws IOException {
        return Files.exists(archive) && Files.getLastModifiedTime(archive).equals(timeOfJars());
    }

    private FileTime timeOfJars() throws IOException {
        return Files.getLastModifiedTime(folder.resolve(MAIN_JAR));
    }

    /** Creates it, and the file {@code jdk} with the home of the JVM that it fits. */
    void create() throws IOException, InterruptedException {
        // Neither configuration nor credentials of the person who builds are to be read.
        Path codexHome = Files.createTempDirectory(folder, "codex-home");
        try (var model = new TrainingModel()) {
            Training.configure(codexHome, model.address());
            run(
                    server -> new Training(server).play(),
                    java(codexHome, "-XX:DumpLoadedClassList=" + CLASSES, mainClass, "mcp"));
            run(
                    _ -> {},
                    java(
                            codexHome,
                            "-Xshare:dump",
                            "-XX:SharedClassListFile=" + CLASSES,
                            "-XX:SharedArchiveFile=" + UNFINISHED));
        } finally {
            Distribution.delete(codexHome);
        }
        Files.delete(folder.resolve(CLASSES));
        Files.setLastModifiedTime(folder.resolve(UNFINISHED), timeOfJars());
        Distribution.replace(folder.resolve("jdk"), System.getProperty("java.home"));
        Files.move(folder.resolve(UNFINISHED), archive, StandardCopyOption.ATOMIC_MOVE);
    }

    private ProcessBuilder java(Path codexHome, String... arguments) {
        var java =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + OPTIONS,
                        "-cp",
                        // In full: an archive of a relative path fits where it was made only.
                        folder.resolve(MAIN_JAR).toAbsolutePath().toString());
        java.command().addAll(List.of(arguments));
        java.environment().put("CODEX_HOME", codexHome.toAbsolutePath().toString());
        return java.directory(folder.toFile());
    }

    @FunctionalInterface
    private interface Client {
        void use(Process process) throws IOException;
    }

    private void run(Client client, ProcessBuilder java) throws IOException, InterruptedException {
        Path log = folder.resolve("training.log");
        Process process = java.redirectError(log.toFile()).start();
        process.onExit()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly());
        try {
            client.use(process);
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("the JVM ended with status " + status);
            }
        } catch (IOException e) {
            process.destroyForcibly();
            System.err.print(Files.readString(log));
            throw new IOException("the class archive could not be made: " + e.getMessage(), e);
        }
    }
}
