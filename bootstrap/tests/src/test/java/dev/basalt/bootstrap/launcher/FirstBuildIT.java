package dev.basalt.bootstrap.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.bootstrap.launcher.Checkout.Outcome;
import dev.basalt.bootstrap.launcher.Checkout.Run;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The launcher in a checkout in which nothing is built, with a fake Maven. */
final class FirstBuildIT {
    /** Writes down its arguments, waits for a line from the test and leaves a build behind. */
    private static final String MAVEN =
            """
            echo "$@" >>asked
            echo "a word of Maven"
            read -r go <gate
            mkdir -p bootstrap/distribution/target/dist/0
            : >bootstrap/distribution/target/dist/0/basalt.jar
            echo 0 >bootstrap/distribution/target/dist/current
            """;

    @TempDir Path folder;
    private Checkout checkout;
    private Consumer<ProcessBuilder> withJdk;

    @BeforeEach
    void copyTheLauncher() throws Exception {
        checkout = Checkout.fresh(folder);
        Path jdk = checkout.fakeJdk("jdk", "25");
        withJdk = builder -> builder.environment().put("JAVA_HOME", jdk.toString());
        checkout.maven(MAVEN);
        new ProcessBuilder("mkfifo", checkout.top().resolve("gate").toString()).start().waitFor();
    }

    @Test
    void twoStartsAtOnceBuildOnceAndKeepStandardOutputClean() throws Exception {
        Run first = checkout.start(withJdk, "mcp");
        first.await("a word of Maven");
        Run second = checkout.start(withJdk, "mcp");
        second.await("waiting for process " + first.process().pid());
        letMavenGoOn();

        for (Outcome outcome : new Outcome[] {first.end(), second.end()}) {
            assertEquals(0, outcome.status(), outcome.err());
            assertFalse(outcome.out().contains("a word of Maven"));
            assertTrue(
                    outcome.out().endsWith("\ndev.basalt.bootstrap.server.Main\nmcp\n"),
                    outcome.out());
        }
        assertEquals(
                "-q -B -Dmaven.test.skip=true -pl bootstrap/distribution -am package\n",
                read("asked"));
        assertFalse(isLocked());
    }

    @Test
    void theBuildDoesNotReadTheInput() throws Exception {
        checkout.maven("cat >eaten; echo ready >&2\n" + MAVEN);
        Path jdk = checkout.fakeJdk("jdk", "25");
        Checkout.executable(jdk.resolve("bin/java"), "#!/bin/sh\nexec cat\n");
        Run run = checkout.start(withJdk, "mcp");
        run.process().getOutputStream().write("the first line\n".getBytes(UTF_8));
        run.process().getOutputStream().close();
        run.await("ready");
        letMavenGoOn();

        assertEquals("the first line\n", run.end().out());
        assertEquals("", read("eaten"));
    }

    @Test
    void aFailedBuildIsReportedAndNothingIsStarted() throws Exception {
        checkout.maven("echo it is broken; exit 1\n");

        Outcome outcome = checkout.run(withJdk, "mcp");

        assertEquals(1, outcome.status());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().contains("it is broken\n"), outcome.err());
        assertTrue(outcome.err().endsWith("basalt: the build failed\n"), outcome.err());
        assertFalse(isLocked());
    }

    @Test
    void aCheckoutThatCannotBeWrittenIsReportedInOneLine() throws Exception {
        Path target = Files.createFile(checkout.top().resolve("target"));

        Outcome outcome = checkout.run(withJdk, "mcp");

        assertEquals(1, outcome.status());
        assertEquals(
                "basalt: cannot build: " + target + " is not a writable directory\n",
                outcome.err());
    }

    @Test
    void theLockOfADeadProcessIsIgnored() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(checkout.top().resolve("target"));
        Files.createSymbolicLink(lock(), Path.of(Long.toString(gone.pid())));
        Run run = checkout.start(withJdk, "mcp");
        run.await("a word of Maven");
        letMavenGoOn();

        assertEquals(0, run.end().status());
    }

    @Test
    void aSignalEndsTheBuildToo() throws Exception {
        checkout.maven("echo maven $$; exec sleep 1000\n");
        Run run = checkout.start(withJdk, "mcp");
        String pid = run.await("maven ").substring("maven ".length());
        ProcessHandle maven = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        run.process().toHandle().destroy();

        assertEquals(143, run.end().status());
        maven.onExit().join();
        assertFalse(isLocked());
    }

    private void letMavenGoOn() throws IOException {
        Files.writeString(checkout.top().resolve("gate"), "go\n");
    }

    private boolean isLocked() {
        return Files.exists(lock(), LinkOption.NOFOLLOW_LINKS);
    }

    private Path lock() {
        return checkout.top().resolve("target/build.lock");
    }

    private String read(String file) throws IOException {
        return Files.readString(checkout.top().resolve(file));
    }
}
