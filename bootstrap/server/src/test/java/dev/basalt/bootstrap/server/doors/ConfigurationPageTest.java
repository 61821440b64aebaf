package dev.basalt.bootstrap.server.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.machine.filesystem.config.TomlWriter;
import dev.basalt.domain.settings.key.KeyGroup;
import dev.basalt.domain.settings.key.SettingKey;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of docs/configuration.md follow from the declarations of the keys. With {@code
 * -Dbasalt.docs.write=true} the page is updated.
 */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../../docs/configuration.md");

    private static final Pattern TABLE =
            Pattern.compile("<!-- keys: (\\S+) -->\n(?s:.*?)<!-- end of keys -->\n");

    private final TomlWriter writer = new TomlWriter();

    @Test
    void everyTableIsTheOneThatFollowsFromTheDeclarations() throws IOException {
        String page = Files.readString(PAGE);
        String expected =
                TABLE.matcher(page).replaceAll(old -> Matcher.quoteReplacement(table(old)));
        if (Boolean.getBoolean("basalt.docs.write")) {
            Files.writeString(PAGE, expected);
        }

        assertEquals(expected, Files.readString(PAGE));
    }

    @Test
    void everyGroupOfKeysHasOneTable() throws IOException {
        assertEquals(
                KnownKeys.ALL.stream().map(KeyGroup::name).sorted().toList(),
                TABLE.matcher(Files.readString(PAGE))
                        .results()
                        .map(table -> table.group(1))
                        .sorted()
                        .toList());
    }

    @Test
    void noKeyIsDeclaredTwice() {
        List<String> names =
                KnownKeys.ALL.stream()
                        .flatMap(group -> group.keys().stream())
                        .map(SettingKey::name)
                        .toList();

        assertEquals(names.stream().distinct().toList(), names);
    }

    private String table(MatchResult old) {
        String rows =
                KnownKeys.ALL.stream()
                        .filter(group -> group.name().equals(old.group(1)))
                        .flatMap(group -> group.keys().stream())
                        .map(this::row)
                        .collect(Collectors.joining());
        return "<!-- keys: "
                + old.group(1)
                + " -->\n| key | type | default | set in | meaning |\n|---|---|---|---|---|\n"
                + rows
                + "<!-- end of keys -->\n";
    }

    private String row(SettingKey<?> key) {
        return Stream.of(
                        "`" + key.name() + "`",
                        key.type().title(),
                        defaultOf(key),
                        layers(key),
                        (key.acts() ? "" : "*No effect.* ") + key.meaning())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String defaultOf(SettingKey<?> key) {
        if (key.builtIn().isPresent()) {
            return "`" + writer.value(key.builtIn().get()) + "`";
        }
        if (key.required()) {
            return "required";
        }
        return key.otherwise().isEmpty() ? "–" : key.otherwise();
    }

    private static String layers(SettingKey<?> key) {
        return switch (key.scope()) {
            case PROFILE -> "everywhere";
            case CALL -> "not in profiles";
            case PROCESS, PROTECTED -> "file, `-c`";
        };
    }
}
