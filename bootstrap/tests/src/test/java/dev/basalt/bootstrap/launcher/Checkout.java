package dev.basalt.bootstrap.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A copy of what the launcher needs of the checkout, in a temporary folder, where it may be broken.
 * The system folders in which the launcher looks for a JDK are in the copy too, so that a test
 * decides what is found there.
 */
final class Checkout {
    private static final Path ORIGINAL = Path.of("..", "..").toAbsolutePath().normalize();

    private final Path top;

    private Checkout(Path top) {
        this.top = top;
    }

    /** The launcher alone: nothing is built. */
    static Checkout fresh(Path folder) throws IOException {
        Path top = Files.createDirectories(folder.resolve("check out"));
        String script = Files.readString(ORIGINAL.resolve("basalt"));
        executable(
                top.resolve("basalt"),
                script.replaceAll("(?<=[ \\t])/(?=usr/|opt/|Library/)", "\"\\$top\"/system/"));
        return new Checkout(top);
    }

    /** The launcher and what the build has made. */
    static Checkout built(Path folder) throws IOException {
        Checkout checkout = fresh(folder);
        copy(ORIGINAL.resolve("bootstrap/distribution/target/dist"), checkout.dist());
        return checkout;
    }

    /** The launcher and an empty build, for a fake JVM. */
    static Checkout hollow(Path folder) throws IOException {
        Checkout checkout = fresh(folder);
        Path program = Files.createDirectories(checkout.dist().resolve("0"));
        Files.createFile(program.resolve("basalt.jar"));
        Files.writeString(checkout.dist().resolve("current"), "0\n");
        return checkout;
    }

    Path top() {
        return top;
    }

    Path launcher() {
        return top.resolve("basalt");
    }

    Path dist() {
        return top.resolve("bootstrap/distribution/target/dist");
    }

    /** What the launcher starts. */
    Path program() throws IOException {
        return dist().resolve(Files.readString(dist().resolve("current")).strip());
    }

    /** A JDK whose JVM prints its name, its process id and its arguments, one a line. */
    Path fakeJdk(String folder, String version) throws IOException {
        Path home = top.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nLIBC=\"gnu\"\n");
        executable(home.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$0\" $$ \"$@\"\n");
        return home;
    }

    void maven(String body) throws IOException {
        executable(top.resolve("mvnw"), "#!/bin/sh\n" + body);
    }

    static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Starts the launcher with an empty environment, an empty home and a few tools. */
    Run start(Consumer<ProcessBuilder> change, String... args) throws IOException {
        var builder = new ProcessBuilder(launcher().toString());
        builder.command().addAll(Stream.of(args).toList());
        builder.environment().clear();
        builder.environment().put("PATH", tools().toString());
        builder.environment().put("HOME", top.resolve("home").toString());
        change.accept(builder);
        Process process = builder.start();
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> process.destroyForcibly());
        return new Run(process);
    }

    /** Runs it to its end with nothing on its standard input. */
    Outcome run(Consumer<ProcessBuilder> change, String... args)
            throws IOException, InterruptedException {
        Run run = start(change, args);
        run.process().getOutputStream().close();
        return run.end();
    }

    /** The only folder of PATH: the tools that a shell script expects, and no Java. */
    Path tools() throws IOException {
        Path tools = top.resolve("tools");
        if (!Files.exists(tools)) {
            Files.createDirectories(tools);
            for (String tool :
                    new String[] {"cat", "find", "ln", "mkdir", "readlink", "rm", "sleep"}) {
                executable(tools.resolve(tool), "#!/bin/sh\nexec /bin/" + tool + " \"$@\"\n");
            }
        }
        return tools;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** The launcher process, which becomes the program. */
    static final class Run {
        private final Process process;
        private final BufferedReader err;
        private final StringBuilder said = new StringBuilder();

        private Run(Process process) {
            this.process = process;
            this.err = process.errorReader(UTF_8);
        }

        Process process() {
            return process;
        }

        /** Waits for a line on its standard error that contains the text. */
        String await(String text) throws IOException {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.append(line).append('\n');
                if (line.contains(text)) {
                    return line;
                }
            }
            throw new AssertionError("ended without it; said " + said);
        }

        Outcome end() throws IOException, InterruptedException {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            said.append(err.readAllAsString());
            return new Outcome(process.waitFor(), out, said.toString());
        }
    }

    /** How a process ended and what it printed. */
    record Outcome(int status, String out, String err) {}
}
