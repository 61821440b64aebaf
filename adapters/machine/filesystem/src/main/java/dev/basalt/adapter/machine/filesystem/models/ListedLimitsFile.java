package dev.basalt.adapter.machine.filesystem.models;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.FileFailure;
import dev.basalt.adapter.machine.filesystem.RegularFile;
import dev.basalt.domain.model.facts.ListedLimits;
import dev.basalt.domain.model.facts.ModelCatalogue.Entry;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The file {@code basalt/model-limits.json} in the home directory: a member for each model. A file
 * that cannot be read, or is damaged, counts as empty and is replaced as a whole.
 */
public final class ListedLimitsFile implements ListedLimits {

    private static final Duration VALID = Duration.ofDays(1);
    private static final int LONGEST = 1 << 20;

    private static final String WINDOW = "context_window";
    private static final String OUTPUT = "max_output_tokens";
    private static final String ASKED = "asked_at";

    private final Path file;
    private final Clock clock;

    public ListedLimitsFile(CodexHome home, Clock clock) {
        this.file = home.directory().resolve("basalt").resolve("model-limits.json");
        this.clock = clock;
    }

    @Override
    public Map<String, Entry> read() {
        Map<String, Entry> entries = new HashMap<>();
        members()
                .properties()
                .forEach(member ->
                        entries.put(
                                member.getKey(),
                                new Entry(
                                        number(member.getValue().path(WINDOW)),
                                        number(member.getValue().path(OUTPUT)),
                                        Optional.empty())));
        return entries;
    }

    /** Returns those that are not too old. */
    private ObjectNode members() {
        ObjectNode young = JsonMapper.shared().createObjectNode();
        Instant oldest = clock.instant().minus(VALID);
        try {
            JsonNode all = JsonMapper.shared().readTree(RegularFile.read(file, LONGEST));
            for (var member : all.properties()) {
                long asked = member.getValue().path(ASKED).asLong(0);
                if (Instant.ofEpochSecond(asked).isAfter(oldest)) {
                    young.set(member.getKey(), member.getValue());
                }
            }
        } catch (IOException | JacksonException _) {
            // it is only a saving
        }
        return young;
    }

    private static OptionalLong number(JsonNode value) {
        return value.isIntegralNumber() && value.longValue() > 0
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    @Override
    public synchronized Optional<String> add(String key, Entry entry) {
        ObjectNode members = members();
        ObjectNode member = members.putObject(key);
        entry.contextWindow().ifPresent(tokens -> member.put(WINDOW, tokens));
        entry.maxOutputTokens().ifPresent(tokens -> member.put(OUTPUT, tokens));
        member.put(ASKED, clock.instant().getEpochSecond());
        try {
            Path directory = Files.createDirectories(file.resolveSibling(""));
            Path fresh = Files.createTempFile(directory, ".model-limits", ".json");
            try {
                Files.writeString(fresh, members.toString());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileFailure.reason(e));
        }
    }
}
