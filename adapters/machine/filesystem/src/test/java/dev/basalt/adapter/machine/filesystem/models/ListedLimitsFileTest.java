package dev.basalt.adapter.machine.filesystem.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.domain.model.facts.ModelCatalogue.Entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What providers have said, kept for a day. */
class ListedLimitsFileTest {

    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private static final Entry ENTRY =
            new Entry(OptionalLong.of(64_000), OptionalLong.empty(), Optional.empty());

    @TempDir Path home;

    private ListedLimitsFile at(Instant time) {
        return new ListedLimitsFile(new CodexHome(home, false), Clock.fixed(time, ZoneOffset.UTC));
    }

    private Path file() {
        return home.resolve("basalt").resolve("model-limits.json");
    }

    @Test
    void withoutAFileNothingIsKnown() {
        assertEquals(Map.of(), at(NOW).read());
    }

    @Test
    void whatIsAddedIsReadForADay() throws IOException {
        assertEquals(Optional.empty(), at(NOW).add("https://a.example/v1 otter", ENTRY));

        assertEquals(
                Map.of("https://a.example/v1 otter", ENTRY),
                at(NOW.plus(Duration.ofHours(23))).read());
        assertEquals(Map.of(), at(NOW.plus(Duration.ofHours(25))).read());
        try (var files = Files.list(file().resolveSibling(""))) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void aDamagedFileIsReplaced() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{nonsense");

        assertEquals(Map.of(), at(NOW).read());
        at(NOW).add("a", ENTRY);
        assertEquals(Map.of("a", ENTRY), at(NOW).read());
    }

    @Test
    void whereItCannotBeWrittenTheReasonIsTold() throws IOException {
        Files.writeString(home.resolve("basalt"), "a file");

        assertTrue(at(NOW).add("a", ENTRY).isPresent());
    }
}
