package dev.basalt.adapter.models.openai;

import static dev.basalt.adapter.models.openai.OpenAiProviders.CHAT;
import static dev.basalt.adapter.models.openai.OpenAiProviders.RESPONSES;

import dev.basalt.domain.model.provider.AuthScheme.AwsSigV4;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.ProviderSettings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Presets of the services and local servers that speak OpenAI's APIs, so that a name is enough in
 * {@code model_provider}. An entry of the same name replaces or changes each of them.
 */
public final class CompatibleProviders {

    private static final List<BuiltInProvider> CHAT_PROVIDERS =
            List.of(
                    service(
                            "openrouter",
                            "OpenRouter",
                            "https://openrouter.ai/api/v1",
                            "OPENROUTER_API_KEY",
                            "https://openrouter.ai/settings/keys"),
                    service(
                            "deepseek",
                            "DeepSeek",
                            "https://api.deepseek.com",
                            "DEEPSEEK_API_KEY",
                            "https://platform.deepseek.com/api_keys"),
                    service(
                            "mistral",
                            "Mistral",
                            "https://api.mistral.ai/v1",
                            "MISTRAL_API_KEY",
                            "https://console.mistral.ai/api-keys"),
                    service(
                            "xai",
                            "xAI",
                            "https://api.x.ai/v1",
                            "XAI_API_KEY",
                            "https://console.x.ai"),
                    service(
                            "groq",
                            "Groq",
                            "https://api.groq.com/openai/v1",
                            "GROQ_API_KEY",
                            "https://console.groq.com/keys"),
                    service(
                            "zai",
                            "Z.ai",
                            "https://api.z.ai/api/paas/v4",
                            "ZHIPU_API_KEY",
                            "https://z.ai/manage-apikey/apikey-list"),
                    service(
                            "moonshot",
                            "Moonshot AI",
                            "https://api.moonshot.ai/v1",
                            "MOONSHOT_API_KEY",
                            "https://platform.moonshot.ai/console/api-keys"),
                    service(
                            "minimax",
                            "MiniMax",
                            "https://api.minimax.io/v1",
                            "MINIMAX_API_KEY",
                            "https://platform.minimax.io"),
                    service(
                            "alibaba",
                            "Alibaba Cloud",
                            "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
                            "DASHSCOPE_API_KEY",
                            "https://modelstudio.console.alibabacloud.com"),
                    local("ollama", "Ollama", "11434"),
                    local("lmstudio", "LM Studio", "1234"),
                    local("llamacpp", "llama.cpp", "8080"),
                    local("vllm", "vLLM", "8000"));

    private static final String BEDROCK_ENDPOINT = "AWS_ENDPOINT_URL_BEDROCK_RUNTIME";

    private CompatibleProviders() {}

    /** Returns those that are asked over the Chat Completions API. */
    public static List<BuiltInProvider> chat() {
        return CHAT_PROVIDERS;
    }

    /**
     * Returns those that are asked over the Responses API.
     *
     * @param environment the variables of the process
     */
    public static List<BuiltInProvider> responses(Map<String, String> environment) {
        return List.of(
                azure(environment),
                bedrock("bedrock", environment),
                // its name in later versions of codex
                bedrock("amazon-bedrock", environment));
    }

    private static BuiltInProvider azure(Map<String, String> environment) {
        String address =
                name(environment, "AZURE_OPENAI_RESOURCE")
                        .map(resource -> "https://" + resource + ".openai.azure.com/openai/v1")
                        .orElse("");
        return BuiltInProvider.placed(
                ProviderSettings.withKey(
                        "azure",
                        "Azure OpenAI",
                        address,
                        RESPONSES,
                        "AZURE_OPENAI_API_KEY",
                        keysAt("azure", "https://portal.azure.com")),
                "AZURE_OPENAI_RESOURCE");
    }

    private static BuiltInProvider bedrock(String id, Map<String, String> environment) {
        // the variable of AWS's own tools for a network of one's own
        String endpoint =
                variable(environment, BEDROCK_ENDPOINT)
                        .map(address -> address.replaceFirst("/+$", ""))
                        .orElse("https://bedrock-runtime." + AwsSigV4.REGION + ".amazonaws.com");
        return BuiltInProvider.placed(
                ProviderSettings.withKey(
                                id,
                                "Amazon Bedrock",
                                endpoint + "/openai/v1",
                                RESPONSES,
                                "AWS_BEARER_TOKEN_BEDROCK",
                                keysAt(id, "https://console.aws.amazon.com/bedrock"))
                        .with(AwsSigV4.FOUND),
                BEDROCK_ENDPOINT);
    }

    private static BuiltInProvider service(
            String id, String name, String baseUrl, String envKey, String keys) {
        return BuiltInProvider.replaceable(
                ProviderSettings.withKey(id, name, baseUrl, CHAT, envKey, keysAt(id, keys)));
    }

    private static BuiltInProvider local(String id, String name, String port) {
        return BuiltInProvider.replaceable(
                ProviderSettings.withoutKey(id, name, "http://localhost:" + port + "/v1", CHAT));
    }

    private static String keysAt(String id, String address) {
        return ProviderSettings.keyInstructions(id, "Keys are made at " + address + ".");
    }

    /** A variable, if it can be part of a host's name. */
    private static Optional<String> name(Map<String, String> environment, String variable) {
        return variable(environment, variable).filter(CompatibleProviders::isLabel);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static boolean isLabel(String text) {
        return text.chars()
                .allMatch(c ->
                        (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-');
    }
}
