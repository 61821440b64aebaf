package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.openai.chat.ChatCompletionsApi;
import dev.basalt.adapter.models.openai.responses.ResponsesApi;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.BuiltInProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class CompatibleProvidersTest {

    private static final List<ModelApi> APIS =
            List.of(
                    new ChatCompletionsApi(new ModelHttp()),
                    new ResponsesApi(new ModelHttp(), "client"));

    @ParameterizedTest
    @CsvSource({
        "openrouter, chat, https://openrouter.ai/api/v1, OPENROUTER_API_KEY",
        "deepseek, chat, https://api.deepseek.com, DEEPSEEK_API_KEY",
        "mistral, chat, https://api.mistral.ai/v1, MISTRAL_API_KEY",
        "xai, chat, https://api.x.ai/v1, XAI_API_KEY",
        "groq, chat, https://api.groq.com/openai/v1, GROQ_API_KEY",
        "zai, chat, https://api.z.ai/api/paas/v4, ZHIPU_API_KEY",
        "moonshot, chat, https://api.moonshot.ai/v1, MOONSHOT_API_KEY",
        "minimax, chat, https://api.minimax.io/v1, MINIMAX_API_KEY",
        "alibaba, chat, https://dashscope-intl.aliyuncs.com/compatible-mode/v1, DASHSCOPE_API_KEY",
        "azure, responses, https://mine.openai.azure.com/openai/v1, AZURE_OPENAI_API_KEY",
        "bedrock, responses, https://bedrock-runtime.$region.amazonaws.com/openai/v1,"
                + " AWS_BEARER_TOKEN_BEDROCK",
        "amazon-bedrock, responses, https://bedrock-runtime.$region.amazonaws.com/openai/v1,"
                + " AWS_BEARER_TOKEN_BEDROCK",
    })
    void aServiceIsAskedAtItsAddressWithTheKeyOfItsVariable(
            String id, String wireApi, String address, String variable) {
        BuiltInProvider provider = provider(id, Map.of("AZURE_OPENAI_RESOURCE", "mine"));

        assertEquals(wireApi, provider.settings().wireApi());
        assertEquals(address, provider.settings().baseUrl());
        assertEquals(variable, provider.settings().envKey().orElseThrow());
        assertTrue(provider.replaceable());
    }

    @ParameterizedTest
    @CsvSource({
        "ollama, http://localhost:11434/v1",
        "lmstudio, http://localhost:1234/v1",
        "llamacpp, http://localhost:8080/v1",
        "vllm, http://localhost:8000/v1",
    })
    void aLocalServerNeedsNoKey(String id, String address) {
        BuiltInProvider provider = provider(id, Map.of());

        assertEquals(address, provider.settings().baseUrl());
        assertTrue(provider.settings().envKey().isEmpty());
        assertTrue(provider.replaceable());
    }

    @Test
    void bedrockMayBeReachedThroughANetworkOfOnesOwn() {
        BuiltInProvider provider =
                provider(
                        "bedrock",
                        Map.of(
                                "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
                                "https://vpce-1.bedrock-runtime.eu-west-2.vpce.amazonaws.com/"));

        assertEquals(
                "https://vpce-1.bedrock-runtime.eu-west-2.vpce.amazonaws.com/openai/v1",
                provider.settings().baseUrl());
        assertEquals(Optional.of("AWS_ENDPOINT_URL_BEDROCK_RUNTIME"), provider.addressVariable());
    }

    @Test
    void bedrockTakesTheCredentialsOfAwsWithoutAKey() {
        assertEquals(
                Optional.of(AuthScheme.AwsSigV4.FOUND),
                provider("bedrock", Map.of()).settings().authScheme());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "evil.example/", "a.b", "a@b", "a b"})
    void aNameThatIsNoPartOfAHostGivesNoAddress(String name) {
        assertEquals(
                "", provider("azure", Map.of("AZURE_OPENAI_RESOURCE", name)).settings().baseUrl());
    }

    private static BuiltInProvider provider(String id, Map<String, String> environment) {
        return APIS.stream()
                .flatMap(api -> api.providers(environment).stream())
                .filter(provider -> provider.settings().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
