package dev.basalt.bootstrap.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.launcher.Checkout.Outcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Consumer;

/** The launcher in a checkout whose sources may be newer than what was built, with a fake Maven. */
final class RebuildIT {

    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SOURCE = "domain/src/main/java/A.java";

    @TempDir Path folder;
    private Checkout checkout;
    private Consumer<ProcessBuilder> withJdk;

    @BeforeEach
    void copyTheLauncher() throws Exception {
        checkout = Checkout.hollow(folder);
        Path jdk = checkout.fakeJdk("jdk", "25");
        withJdk = builder -> builder.environment().put("JAVA_HOME", jdk.toString());
        checkout.maven("echo built >>asked; echo 0 >bootstrap/distribution/target/dist/current\n");
        write("pom.xml", BUILT.minusSeconds(60));
        write(SOURCE, BUILT.minusSeconds(60));
        write(".git/logs/HEAD", BUILT.minusSeconds(60));
        write("bootstrap/distribution/target/dist/checked", BUILT);
        Files.setLastModifiedTime(checkout.dist().resolve("current"), FileTime.from(BUILT));
    }

    @Test
    void nothingIsBuiltWhenNothingIsNewer() throws Exception {
        assertEquals("", checkout.run(withJdk, "config").err());
        assertFalse(isBuilt());
    }

    @Test
    void aNewerSourceIsBuiltBeforeACommandStarts() throws Exception {
        write(SOURCE, BUILT.plusSeconds(60));

        Outcome outcome = checkout.run(withJdk, "config");

        assertEquals(0, outcome.status());
        assertEquals(
                "basalt: "
                        + SOURCE
                        + " is newer than the build: building again, which takes a"
                        + " minute\n",
                outcome.err());
        assertTrue(isBuilt());
        assertTrue(outcome.out().endsWith("\nconfig\n"), outcome.out());
    }

    @Test
    void testsAndResultsOfTheBuildAreNoSources() throws Exception {
        write("domain/src/test/java/ATest.java", BUILT.plusSeconds(60));
        write("domain/target/src/main/java/A.java", BUILT.plusSeconds(60));
        write("bootstrap/tests/src/main/java/A.java", BUILT.plusSeconds(60));

        assertEquals("", checkout.run(withJdk, "config").err());
    }

    /** To search the sources would delay the first answer. */
    @Test
    void aServerIsBuiltAgainWhenTheRepositoryHasMovedOn() throws Exception {
        write(SOURCE, BUILT.plusSeconds(60));
        assertEquals("", checkout.run(withJdk, "mcp").err());
        assertFalse(isBuilt());

        write(".git/logs/HEAD", BUILT.plusSeconds(60));
        assertTrue(
                checkout.run(withJdk, "-c", "a=1", "mcp-server").err().contains("building again"));
        assertTrue(isBuilt());
    }

    @Test
    void aCommitWithoutNewerSourcesIsNotBuilt() throws Exception {
        write(".git/logs/HEAD", BUILT.plusSeconds(60));

        assertEquals("", checkout.run(withJdk, "mcp").err());
        assertFalse(isBuilt());
    }

    @Test
    void aFailedBuildStartsWhatWasBuiltBefore() throws Exception {
        write(SOURCE, BUILT.plusSeconds(60));
        checkout.maven("exit 1\n");

        Outcome outcome = checkout.run(withJdk, "config");

        assertEquals(0, outcome.status());
        assertTrue(
                outcome.err()
                        .endsWith(
                                """
                                basalt: the build failed
                                basalt: starting what was built before
                                """),
                outcome.err());
    }

    @Test
    void rebuildingCanBeSwitchedOff() throws Exception {
        write(SOURCE, BUILT.plusSeconds(60));

        Outcome outcome =
                checkout.run(
                        builder -> {
                            withJdk.accept(builder);
                            builder.environment().put("BASALT_REBUILD", "never");
                        },
                        "config");

        assertEquals("", outcome.err());
        assertFalse(isBuilt());
    }

    private void write(String file, Instant time) throws IOException {
        Path path = checkout.top().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    private boolean isBuilt() {
        return Files.exists(checkout.top().resolve("asked"));
    }
}
