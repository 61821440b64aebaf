package dev.basalt.adapter.doors.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class SuggestionTest {

    private static final List<String> WORDS = List.of("mcp", "login", "logout", "sandbox");

    @ParameterizedTest
    @CsvSource({
        "mpc, ' (did you mean mcp?)'",
        "lgoin, ' (did you mean login?)'",
        "logouts, ' (did you mean logout?)'",
        "sanbdox, ' (did you mean sandbox?)'",
        "serve, ''",
        "x, ''",
        "'', ''",
    })
    void theMostSimilarWordIsSuggested(String given, String text) {
        assertEquals(text, Suggestion.text(given, WORDS));
    }
}
