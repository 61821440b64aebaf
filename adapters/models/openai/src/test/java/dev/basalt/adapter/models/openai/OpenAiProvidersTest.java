package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.openai.chat.ChatCompletionsApi;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class OpenAiProvidersTest {

    private static final ModelApi CHAT = new ChatCompletionsApi(new ModelHttp());

    private final Map<String, String> environment = new LinkedHashMap<>();

    @Nested
    class TheProviderOpenai {

        @Test
        void isReachedAtItsOwnAddress() {
            assertEquals(
                    new ProviderSettings(
                            "openai",
                            "OpenAI",
                            "https://api.openai.com/v1",
                            "responses",
                            Optional.empty(),
                            Optional.empty(),
                            Map.of(),
                            Map.of(),
                            4,
                            5,
                            Duration.ofMinutes(5),
                            true),
                    openAi().settings());
        }

        @Test
        void isReachedWhereTheEnvironmentSays() {
            environment.put("OPENAI_BASE_URL", "http://localhost:8080/v1/");

            assertEquals("http://localhost:8080/v1/", openAi().settings().baseUrl());
            assertEquals(Optional.of("OPENAI_BASE_URL"), openAi().addressVariable());
        }

        @Test
        void ignoresABlankAddressInTheEnvironment() {
            environment.put("OPENAI_BASE_URL", "  ");

            assertEquals("https://api.openai.com/v1", openAi().settings().baseUrl());
        }

        @Test
        void isSentOrganizationAndProject() {
            environment.put("OPENAI_ORGANIZATION", "org-1");
            environment.put("OPENAI_PROJECT", "p-1");

            assertEquals(
                    Map.of("OpenAI-Organization", "org-1", "OpenAI-Project", "p-1"),
                    openAi().settings().headers());
        }

        @Test
        void isNotReplacedByAnEntryOfItsName() {
            assertFalse(openAi().replaceable());
        }

        private BuiltInProvider openAi() {
            return OpenAi.RESPONSES.providers(environment).getFirst();
        }
    }

    @Nested
    class TheProviderOss {

        @Test
        void isReachedOnThisMachine() {
            assertEquals("http://localhost:11434/v1", oss().settings().baseUrl());
            assertEquals("oss", oss().settings().id());
            assertEquals("chat", oss().settings().wireApi());
            assertFalse(oss().settings().usesAccount());
            assertFalse(oss().replaceable());
        }

        @ParameterizedTest
        @CsvSource({"9999, 9999", "'', 11434", "port, 11434", "123456, 11434"})
        void isReachedAtThePortOfTheEnvironment(String variable, String port) {
            environment.put("CODEX_OSS_PORT", variable);

            assertEquals("http://localhost:" + port + "/v1", oss().settings().baseUrl());
        }

        @Test
        void isReachedAtTheAddressOfTheEnvironment() {
            environment.put("CODEX_OSS_PORT", "9999");
            environment.put("CODEX_OSS_BASE_URL", "http://gpu:1/v1");

            assertEquals("http://gpu:1/v1", oss().settings().baseUrl());
        }

        private BuiltInProvider oss() {
            return CHAT.providers(environment).getFirst();
        }
    }

    @Test
    void anEntryWithoutAnAddressMeansOpenAiButNotItsAccount() {
        for (ModelApi api : new ModelApi[] {OpenAi.RESPONSES, CHAT}) {
            ProviderSettings home = api.home().orElseThrow();

            assertEquals("https://api.openai.com/v1", home.baseUrl());
            assertEquals(api.wireApi(), home.wireApi());
            assertEquals(Optional.empty(), home.envKey());
            assertFalse(home.usesAccount());
        }
    }
}
