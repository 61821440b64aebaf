package dev.basalt.bootstrap.server.doors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.openai.OpenAiProviders;
import dev.basalt.domain.model.facts.ModelName;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The default model and those that the documentation recommends are served for a while yet. When
 * the list of ends is renewed at a release, so is the day that it was read on, and this test names
 * what has to be replaced.
 */
class LivingModelsTest {

    /** The ends that the makers have announced, read on {@link #READ_ON}. */
    private static final Map<String, LocalDate> ENDS =
            Map.ofEntries(
                    Map.entry("gpt-3.5", LocalDate.of(2026, 10, 23)),
                    Map.entry("gpt-4", LocalDate.of(2026, 10, 23)),
                    Map.entry("gpt-4o", LocalDate.of(2027, 1, 14)),
                    Map.entry("gpt-4.1", LocalDate.of(2027, 1, 14)),
                    Map.entry("gpt-5", LocalDate.of(2026, 12, 11)),
                    Map.entry("gpt-5.1", LocalDate.of(2027, 4, 1)),
                    Map.entry("gpt-5.3-codex", LocalDate.of(2027, 4, 1)),
                    Map.entry("o3", LocalDate.of(2026, 12, 11)),
                    Map.entry("o4-mini", LocalDate.of(2026, 10, 23)),
                    Map.entry("claude-sonnet-4-5", LocalDate.of(2026, 11, 30)),
                    Map.entry("claude-opus-4-5", LocalDate.of(2027, 1, 22)),
                    Map.entry("gemini-2.5-pro", LocalDate.of(2026, 12, 1)),
                    Map.entry("gemini-2.5-flash", LocalDate.of(2026, 12, 1)));

    private static final LocalDate READ_ON = LocalDate.of(2026, 11, 30);
    private static final int DAYS = 60;

    /**
     * A line that configures a model, an option that names one, a row of examples, or a row of the
     * table of models.
     */
    private static final Pattern RECOMMENDED =
            Pattern.compile(
                    "(?m)(?:^model = \"|# or \"|-m |default model is `|^\\| [A-Z][\\w. ]+ \\| `"
                            + "|^\\| `(?=[\\w.-]+` \\| `\\w+` \\| \\d))([\\w./:@-]+)");

    /** What names a version of a model: a date, and the number that Bedrock puts behind it. */
    private static final Pattern VERSION =
            Pattern.compile("(?:-latest|[-@]\\d{4}-?\\d{2}-?\\d{2})?(?:-v\\d+(?::\\d+)?)?$");

    private static final Path TOP = Path.of("../..");

    @Test
    void noModelThatEndsSoonIsTheDefaultOrRecommended() throws IOException {
        List<String> named = new ArrayList<>(List.of(OpenAiProviders.DEFAULT_MODEL));
        for (String page :
                List.of(
                        "README.md",
                        "docs/adding-a-provider.md",
                        "docs/command-line.md",
                        "docs/providers.md")) {
            named.addAll(recommended(page));
        }

        assertEquals(Map.of(), ending(named));
    }

    @Test
    void aVersionOfAModelEndsWithTheModel() {
        LocalDate opus = LocalDate.of(2027, 1, 22);
        assertEquals(
                Map.of(
                        "claude-opus-4-5-20251101", opus,
                        "us.anthropic.claude-opus-4-5-20251101-v1:0", opus,
                        "claude-opus-4-5@20251101", opus,
                        "anthropic/claude-opus-4.5", opus,
                        "gpt-4o-2024-08-06", LocalDate.of(2027, 1, 14)),
                ending(
                        List.of(
                                "claude-opus-4-5-20251101",
                                "us.anthropic.claude-opus-4-5-20251101-v1:0",
                                "claude-opus-4-5@20251101",
                                "anthropic/claude-opus-4.5",
                                "gpt-4o-2024-08-06",
                                "gpt-5.1-2025-11-13",
                                "gpt-5.6-sol",
                                "claude-opus-5-5")));
    }

    @Test
    void theReadmeRecommendsAModelOfEachMaker() throws IOException {
        assertEquals(
                List.of("gpt-6.2-sol", "claude-opus-5-5", "gemini-3.8-flash"),
                recommended("README.md").subList(0, 3));
    }

    @Test
    void theExamplesOfProvidersAreRead() throws IOException {
        assertTrue(
                recommended("docs/providers.md")
                        .containsAll(List.of("deepseek-v4-pro", "gpt-6.1-sol", "gpt-5.6-sol")));
    }

    @Test
    void theTableOfModelsIsRead() throws IOException {
        assertTrue(
                recommended("docs/providers.md")
                        .containsAll(List.of("claude-fable-5-2", "gemini-4-argon", "minimax-m3")));
    }

    /** Returns the models of a list that end too soon, with their ends. */
    private static Map<String, LocalDate> ending(List<String> named) {
        Map<String, LocalDate> ending = new TreeMap<>();
        for (String name : named) {
            String maker = ModelName.ofMaker(name);
            LocalDate end = ENDS.get(VERSION.matcher(maker).replaceFirst(""));
            if (end != null && end.isBefore(READ_ON.plusDays(DAYS))) {
                ending.put(name, end);
            }
        }
        return ending;
    }

    /** The models that a page names, by their makers' names. */
    private static List<String> recommended(String page) throws IOException {
        return RECOMMENDED
                .matcher(Files.readString(TOP.resolve(page)))
                .results()
                .map(found -> ModelName.ofMaker(found.group(1)))
                .toList();
    }
}
