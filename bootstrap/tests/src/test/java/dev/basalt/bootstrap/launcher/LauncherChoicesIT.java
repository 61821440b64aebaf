package dev.basalt.bootstrap.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.launcher.Checkout.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Consumer;

/** Which JVM the launcher starts and how, seen with JVMs that print their arguments. */
final class LauncherChoicesIT {
    @TempDir Path folder;
    private Checkout checkout;

    @BeforeEach
    void copyTheLauncher() throws IOException {
        checkout = Checkout.hollow(folder);
    }

    @Test
    void javaHomeComesFirst() throws Exception {
        checkout.fakeJdk("system/usr/lib/jvm/other", "25");
        Path home = checkout.fakeJdk("java home", "25.0.3");

        assertEquals(home, chosen(env("JAVA_HOME", home)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "26", "250.1", "2.5"})
    void aJavaHomeOfAnotherVersionIsIgnored(String version) throws Exception {
        Path home = checkout.fakeJdk("java home", version);
        Path found = checkout.fakeJdk("system/usr/lib/jvm/found", "25");

        assertEquals(found, chosen(env("JAVA_HOME", home)));
    }

    @Test
    void theJdkThatMadeTheArchiveComesBeforeOthers() throws Exception {
        checkout.fakeJdk("system/usr/lib/jvm/other", "25.0.4");
        Path trained = checkout.fakeJdk("somewhere", "25.0.3");
        Files.writeString(checkout.program().resolve("jdk"), trained + "\n");

        assertEquals(trained, chosen(builder -> {}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/usr/lib/jvm/temurin-25",
                "system/opt/jdk-25.0.3",
                "system/opt/java/25",
                "system/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "home/.sdkman/candidates/java/25.0.3-tem",
                "home/.jdks/temurin-25.0.3",
            })
    void theCommonFoldersAreSearched(String place) throws Exception {
        checkout.fakeJdk("system/usr/lib/jvm/a-17", "17.0.15");
        checkout.fakeJdk("home/.jdks/a-21", "21");
        Path found = checkout.fakeJdk(place, "25.0.3");

        assertEquals(found, chosen(builder -> {}));
    }

    @Test
    void theJavaOnThePathIsFoundBehindItsLinks() throws Exception {
        Path found = checkout.fakeJdk("far away", "25.0.3");
        Path bin = Files.createDirectories(checkout.top().resolve("alternatives"));
        Files.createSymbolicLink(bin.resolve("java"), found.resolve("bin/java"));
        Files.createSymbolicLink(checkout.tools().resolve("java"), bin.resolve("java"));

        assertEquals(found, chosen(builder -> {}));
    }

    @Test
    void withoutAJdkOneLineReportsWhatIsMissing() throws Exception {
        Path home = checkout.fakeJdk("system/usr/lib/jvm/java-17", "17.0.15");

        Outcome outcome = checkout.run(env("JAVA_HOME", home), "mcp");

        assertEquals(1, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().matches("basalt: needs a JDK 25 .*\\n"), outcome.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "26"})
    void aJavaHomeOfAnotherVersionIsNamed(String version) throws Exception {
        Path home = checkout.fakeJdk("java home", version);

        Outcome outcome = checkout.run(env("JAVA_HOME", home), "mcp");

        assertEquals(1, outcome.status());
        assertTrue(
                outcome.err().contains("JAVA_HOME (" + home + ") is a JDK \"" + version + "\""),
                outcome.err());
        assertEquals(1, outcome.err().lines().count());
    }

    @Test
    void aClosedStandardStreamIsReplacedByTheNullDevice() throws Exception {
        Path jdk = checkout.fakeJdk("jdk", "25");
        Path seen = checkout.top().resolve("seen");
        Checkout.executable(
                jdk.resolve("bin/java"),
                """
                #!/bin/sh
                open=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2)
                echo "$open" >'%s'
                """
                        .formatted(seen));

        Outcome outcome = runInShell(jdk, "exec \"$0\" mcp <&- >&- 2>&-");

        assertEquals(0, outcome.status());
        assertEquals("/dev/null\n/dev/null\n/dev/null\n", Files.readString(seen));
    }

    @Test
    void aDeletedDirectoryIsPassedOnByName() throws Exception {
        Path jdk = checkout.fakeJdk("jdk", "25");
        Path gone = Files.createDirectory(checkout.top().resolve("gone"));

        Outcome outcome =
                runInShell(
                        jdk, "cd '" + gone + "' && /bin/rmdir '" + gone + "' && exec \"$0\" mcp");

        assertEquals(0, outcome.status(), outcome.err());
        assertTrue(
                outcome.out().lines().anyMatch(line -> line.startsWith("-Duser.dir=/")),
                outcome.out());
    }

    @Test
    void moreOptionsForTheJvmComeLast() throws Exception {
        Path jdk = checkout.fakeJdk("jdk", "25");

        Outcome outcome =
                checkout.run(
                        builder -> {
                            env("JAVA_HOME", jdk).accept(builder);
                            builder.environment().put("BASALT_JVM_OPTIONS", "-Xmx64m -Xint");
                        },
                        "mcp");

        List<String> arguments = lines(outcome);
        assertEquals(
                List.of("-Xmx64m", "-Xint", "-cp"),
                arguments.subList(arguments.indexOf("-cp") - 2, arguments.indexOf("-cp") + 1));
    }

    private Outcome runInShell(Path jdk, String line) throws Exception {
        return checkout.run(builder -> {
            env("JAVA_HOME", jdk).accept(builder);
            builder.command().addAll(0, List.of("/bin/sh", "-c", line));
        });
    }

    @Test
    void theLauncherBecomesTheJvm() throws Exception {
        Path jdk = checkout.fakeJdk("jdk", "25");
        var run = checkout.start(env("JAVA_HOME", jdk), "mcp");

        assertEquals(Long.toString(run.process().pid()), lines(run.end()).get(1));
    }

    @Test
    void theArgumentsReachTheProgramUnchanged() throws Exception {
        Path jdk = checkout.fakeJdk("jdk", "25");

        List<String> arguments =
                lines(checkout.run(env("JAVA_HOME", jdk), "-c", "a = \"b  c\" * $x", "mcp", ""));

        int main = arguments.indexOf("dev.basalt.bootstrap.server.Main");
        assertEquals(
                List.of("-c", "a = \"b  c\" * $x", "mcp", ""),
                arguments.subList(main + 1, arguments.size()));
    }

    @Test
    void theArchiveIsUsedWhenItHasTheTimeOfItsJars() throws Exception {
        assertTrue(usesCache(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void anArchiveWithAnotherTimeThanItsJarsIsNotUsed(int seconds) throws Exception {
        assertFalse(usesCache(seconds));
    }

    private boolean usesCache(int secondsLater) throws Exception {
        Path jdk = checkout.fakeJdk("jdk", "25");
        Path library = Files.createDirectories(checkout.program().resolve("lib")).resolve("a.jar");
        Path cache = checkout.program().resolve("basalt.jsa");
        Path jar = checkout.program().resolve("basalt.jar");
        for (Path file : List.of(Files.createFile(library), Files.createFile(cache), jar)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
        }
        Files.setLastModifiedTime(
                cache, FileTime.fromMillis(1_700_000_000_000L + secondsLater * 1000L));

        return lines(checkout.run(env("JAVA_HOME", jdk), "mcp"))
                .contains("-XX:SharedArchiveFile=" + cache);
    }

    private Path chosen(Consumer<ProcessBuilder> change) throws Exception {
        String java = lines(checkout.run(change, "mcp")).getFirst();
        return Path.of(java.substring(0, java.length() - "/bin/java".length()));
    }

    private static List<String> lines(Outcome outcome) {
        assertEquals("", outcome.err());
        return outcome.out().lines().toList();
    }

    private static Consumer<ProcessBuilder> env(String name, Path value) {
        return builder -> builder.environment().put(name, value.toString());
    }
}
