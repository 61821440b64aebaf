package dev.basalt.bootstrap.process.model;

import dev.basalt.bootstrap.process.WireApi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a service of today demands of requests, as far as its documentation says so. */
abstract sealed class StrictRules {

    private static final JsonMapper JSON = JsonMapper.shared();

    static StrictRules of(WireApi api) {
        return switch (api) {
            case RESPONSES -> new Responses();
            case CHAT -> new Chat();
            case ANTHROPIC -> new Anthropic();
            case GEMINI -> new Gemini();
        };
    }

    /** Returns what is wrong with a request. */
    abstract Optional<String> violation(String path, JsonNode request);

    /** Remembers what was sent in an answer to a request. */
    void sent(String answer, JsonNode request) {}

    private static Optional<String> effort(String effort, String accepted) {
        return effort.isEmpty() || List.of(accepted.split(" ")).contains(effort)
                ? Optional.empty()
                : Optional.of("Unsupported value: '" + effort + "'");
    }

    /** OpenAI: item ids, the phase of messages, reasoning of the model itself. */
    static final class Responses extends StrictRules {

        private static final Pattern MESSAGE = Pattern.compile("\"id\":\"(msg_\\d+)\"");

        /** The messages of the model that wants their phase back. */
        private final Set<String> withPhase = new HashSet<>();

        @Override
        void sent(String answer, JsonNode request) {
            if (!isLuna(request)) {
                MESSAGE.matcher(answer).results().forEach(id -> withPhase.add(id.group(1)));
            }
        }

        private static boolean isLuna(JsonNode request) {
            return request.path("model").asString("").equals("gpt-6-luna");
        }

        @Override
        Optional<String> violation(String path, JsonNode request) {
            boolean luna = isLuna(request);
            String effort = request.at("/reasoning/effort").asString("");
            var wrong =
                    effort(
                            effort,
                            luna ? "none low medium high xhigh max" : "low medium high xhigh max");
            Set<String> open = new HashSet<>();
            boolean outputs = false;
            for (JsonNode item : request.path("input")) {
                String type = item.path("type").asString("");
                if (item.has("id") && item.path("id").isNull()) {
                    return Optional.of("input.id: null");
                }
                if (type.equals("function_call")) {
                    if (outputs && !open.isEmpty()) {
                        return Optional.of("calls of one response are apart");
                    }
                    outputs = false;
                    open.add(item.path("call_id").asString(""));
                } else if (type.equals("function_call_output")) {
                    outputs = true;
                    if (!open.remove(item.path("call_id").asString(""))) {
                        return Optional.of("No tool call found for function call output");
                    }
                } else if (type.equals("reasoning") && luna) {
                    return Optional.of("encrypted_content could not be decrypted");
                } else if (type.equals("message")
                        && item.path("role").asString("").equals("assistant")
                        && !luna
                        && withPhase.contains(item.path("id").asString(""))
                        && !item.has("phase")) {
                    return Optional.of("phase is missing");
                }
            }
            return wrong;
        }
    }

    /** DeepSeek, which thinks unless told otherwise; GLM takes what it knows. */
    static final class Chat extends StrictRules {

        private static final Pattern CALL = Pattern.compile("\"id\":\"(ds_\\w+)\"");

        /** The calls of the model that wants its reasoning back. */
        private final Set<String> reasoned = new HashSet<>();

        @Override
        void sent(String answer, JsonNode request) {
            if (isDeepSeek(request)) {
                CALL.matcher(answer).results().forEach(id -> reasoned.add(id.group(1)));
            }
        }

        private static boolean isDeepSeek(JsonNode request) {
            return request.path("model").asString("").startsWith("deepseek");
        }

        @Override
        Optional<String> violation(String path, JsonNode request) {
            boolean deepSeek = isDeepSeek(request);
            for (JsonNode message : request.path("messages")) {
                boolean ofDeepSeek = reasoned.contains(message.at("/tool_calls/0/id").asString(""));
                if (deepSeek && ofDeepSeek && !message.has("reasoning_content")) {
                    return Optional.of(
                            "The reasoning_content in the thinking mode must be passed back to the"
                                    + " API.");
                }
                if (!deepSeek && ofDeepSeek && message.has("reasoning_content")) {
                    return Optional.of("reasoning of another model");
                }
            }
            return effort(
                    request.path("reasoning_effort").asString(""),
                    deepSeek ? "none low high max" : "low high max");
        }
    }

    /** Anthropic: a thinking block belongs to the tools, the system prompt and all before it. */
    static final class Anthropic extends StrictRules {

        private static final Pattern SIGNATURE = Pattern.compile("\"signature\":\"(\\w+)\"");

        private record Beginning(int messages, String text) {}

        private final Map<String, Beginning> signed = new HashMap<>();

        @Override
        void sent(String answer, JsonNode request) {
            var matcher = SIGNATURE.matcher(answer);
            while (matcher.find()) {
                int messages = request.path("messages").size();
                signed.put(matcher.group(1), new Beginning(messages, beginning(request, messages)));
            }
        }

        @Override
        Optional<String> violation(String path, JsonNode request) {
            JsonNode messages = request.path("messages");
            for (int i = 0; i < messages.size(); i++) {
                for (JsonNode block : messages.path(i).path("content")) {
                    if (block.path("type").asString("").equals("thinking")) {
                        Beginning known = signed.get(block.path("signature").asString(""));
                        if (known == null
                                || known.messages() != i
                                || !known.text().equals(beginning(request, i))) {
                            return Optional.of(
                                    "messages."
                                            + i
                                            + ".content.0: Invalid signature in thinking block. The"
                                            + " block is bound to a different conversation");
                        }
                    }
                }
            }
            return effort(
                    request.at("/output_config/effort").asString(""), "low medium high xhigh max");
        }

        private static String beginning(JsonNode request, int messages) {
            List<String> parts = new ArrayList<>();
            parts.add(request.path("model").toString());
            parts.add(unmarked(request.path("system")));
            parts.add(unmarked(request.path("tools")));
            for (int i = 0; i < messages; i++) {
                parts.add(unmarked(request.path("messages").path(i)));
            }
            return String.join("\n", parts);
        }

        /** Marks for the cache do not count. */
        private static String unmarked(JsonNode node) {
            JsonNode copy = JSON.readTree(node.toString());
            copy.findParents("cache_control")
                    .forEach(parent -> ((ObjectNode) parent).remove("cache_control"));
            return copy.toString();
        }
    }

    /** Google: the first call of an answer has the signature that it came with. */
    static final class Gemini extends StrictRules {

        @Override
        Optional<String> violation(String path, JsonNode request) {
            boolean newest = path.contains("gemini-4");
            for (JsonNode content : request.path("contents")) {
                for (JsonNode part : content.path("parts")) {
                    String id = part.at("/functionCall/id").asString("");
                    String signature = part.path("thoughtSignature").asString("");
                    if (id.endsWith("_a") && signature.isEmpty()) {
                        return Optional.of("Function call is missing a thought_signature");
                    }
                    if (!newest && signature.startsWith("HYDROGEN")) {
                        return Optional.of("Corrupted thought signature.");
                    }
                }
            }
            return effort(
                    request.at("/generationConfig/thinkingConfig/thinkingLevel").asString(""),
                    newest ? "low medium high xhigh" : "low medium high");
        }
    }
}
