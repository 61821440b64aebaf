package dev.basalt.bootstrap.process;

import tools.jackson.databind.json.JsonMapper;

import java.util.concurrent.atomic.AtomicInteger;

/** The APIs of models, and what a model sends in each of them. */
public enum WireApi {
    RESPONSES("responses", "/v1/responses") {
        @Override
        public String says(String text) {
            return item(
                    """
                    {"type":"message","id":"m","role":"assistant",\
                    "content":[{"type":"output_text","text":"%s"}]}\
                    """
                            .formatted(text));
        }

        @Override
        public String streams(String text) {
            return begins(text) + says(text);
        }

        @Override
        public String calls(String tool, String arguments) {
            return item(
                    """
                    {"type":"function_call","id":"f","call_id":"call-1","name":"%s",\
                    "arguments":%s}\
                    """
                            .formatted(tool, quoted(arguments)));
        }

        @Override
        public String costing(String stream) {
            return stream.replace(
                    """
                    "response.completed","response":{"id":"r"}\
                    """,
                    """
                    "response.completed","response":{"id":"r","usage":{"input_tokens":100,\
                    "input_tokens_details":{"cached_tokens":40},"output_tokens":20,\
                    "output_tokens_details":{"reasoning_tokens":5},"total_tokens":120}}\
                    """);
        }

        @Override
        public String begins(String words) {
            return """
            data: {"type":"response.output_text.delta","delta":"%s","item_id":"m",\
            "output_index":0,"content_index":0}

            """
                    .formatted(words);
        }

        private String item(String item) {
            return """
            data: {"type":"response.created","response":{"id":"r"}}

            data: {"type":"response.output_item.done","output_index":0,"item":%s}

            data: {"type":"response.completed","response":{"id":"r"}}

            """
                    .formatted(item);
        }

        @Override
        public String fails(String words) {
            return """
            data: {"type":"response.failed","response":{"error":{"code":"server_error",\
            "message":"%s"}}}

            """
                    .formatted(words);
        }
    },

    CHAT("chat", "/v1/chat/completions") {
        @Override
        public String says(String text) {
            return chunks(
                    """
                    {"role":"assistant","content":"%s"}\
                    """
                            .formatted(text),
                    "stop");
        }

        @Override
        public String calls(String tool, String arguments) {
            return chunks(
                    """
                    {"role":"assistant","tool_calls":[{"index":0,"id":"call-1","type":"function",\
                    "function":{"name":"%s","arguments":%s}}]}\
                    """
                            .formatted(tool, quoted(arguments)),
                    "tool_calls");
        }

        @Override
        public String costing(String stream) {
            return stream.replace(
                    "data: [DONE]",
                    """
                    data: {"id":"c","choices":[],"usage":{"prompt_tokens":100,\
                    "prompt_tokens_details":{"cached_tokens":40},"completion_tokens":20,\
                    "completion_tokens_details":{"reasoning_tokens":5},"total_tokens":120}}

                    data: [DONE]\
                    """);
        }

        @Override
        public String begins(String words) {
            return """
            data: {"id":"c","choices":[{"index":0,"delta":{"content":"%s"}}]}

            """
                    .formatted(words);
        }

        private String chunks(String delta, String finish) {
            return """
            data: {"id":"c","choices":[{"index":0,"delta":%s,"finish_reason":null}]}

            data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}

            data: [DONE]

            """
                    .formatted(delta, finish);
        }

        @Override
        public String fails(String words) {
            return """
            data: {"error":{"message":"%s"}}

            """
                    .formatted(words);
        }
    },

    ANTHROPIC("anthropic", "/v1/messages") {
        @Override
        public String says(String text) {
            return begins(text) + end("end_turn");
        }

        @Override
        public String calls(String tool, String arguments) {
            return """
            data: {"type":"message_start","message":{"id":"%s","content":[]}}

            data: {"type":"content_block_start","index":0,\
            "content_block":{"type":"tool_use","id":"call-1","name":"%s","input":{}}}

            data: {"type":"content_block_delta","index":0,\
            "delta":{"type":"input_json_delta","partial_json":%s}}

            """
                            .formatted(anId(), tool, quoted(arguments))
                    + end("tool_use");
        }

        @Override
        public String begins(String words) {
            return """
            data: {"type":"message_start","message":{"id":"%s","content":[]}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}

            """
                    .formatted(anId(), words);
        }

        private String end(String reason) {
            return """
            data: {"type":"content_block_stop","index":0}

            data: {"type":"message_delta","delta":{"stop_reason":"%s"}}

            data: {"type":"message_stop"}

            """
                    .formatted(reason);
        }

        @Override
        public String costing(String stream) {
            return stream.replace(
                    "data: {\"type\":\"message_delta\",",
                    """
                    data: {"type":"message_delta","usage":{"input_tokens":60,\
                    "cache_read_input_tokens":40,"output_tokens":20,\
                    "output_tokens_details":{"thinking_tokens":5}},\
                    """);
        }

        @Override
        public String fails(String words) {
            return """
            data: {"type":"error","error":{"type":"api_error","message":"%s"}}

            """
                    .formatted(words);
        }

        @Override
        public String findsNoMoney() {
            return """
            {"type":"error","error":{"type":"rate_limit_error","message":"All is spent.",\
            "details":{"error_code":"enforced_spend_limit_reached"}}}\
            """;
        }

        @Override
        public String findsTooLong() {
            return """
            {"type":"error","error":{"type":"invalid_request_error",\
            "message":"prompt is too long: 210000 tokens > 200000 maximum"}}\
            """;
        }
    },

    GEMINI("gemini", "/v1/models/test-model:streamGenerateContent?alt=sse") {
        @Override
        public String says(String text) {
            return begins(text) + end();
        }

        @Override
        public String calls(String tool, String arguments) {
            return """
            data: {"candidates":[{"content":{"parts":[{"functionCall":\
            {"name":"%s","args":%s}}],"role":"model"}}],"responseId":"%s"}

            """
                            .formatted(tool, arguments, anId())
                    + end();
        }

        @Override
        public String begins(String words) {
            return """
            data: {"candidates":[{"content":{"parts":[{"text":"%s"}],"role":"model"}}],\
            "responseId":"%s"}

            """
                    .formatted(words, anId());
        }

        private String end() {
            return """
            data: {"candidates":[{"content":{"parts":[]},"finishReason":"STOP"}]}

            """;
        }

        @Override
        public String costing(String stream) {
            return stream.replace(
                    "\"finishReason\":\"STOP\"}]",
                    """
                    "finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":100,\
                    "cachedContentTokenCount":40,"candidatesTokenCount":15,\
                    "thoughtsTokenCount":5,"totalTokenCount":120}\
                    """);
        }

        @Override
        public String fails(String words) {
            return """
            data: {"error":{"code":500,"message":"%s"}}

            """
                    .formatted(words);
        }

        @Override
        public String findsNoMoney() {
            return """
            {"error":{"code":429,"message":"All is spent.","details":[\
            {"violations":[{"quotaId":"RequestsPerDay"}]}]}}\
            """;
        }

        @Override
        public String findsTooLong() {
            return """
            {"error":{"code":400,"message":"The input token count (1100000) exceeds the maximum \
            number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}\
            """;
        }
    };

    private static final AtomicInteger IDS = new AtomicInteger();

    private final String word;
    private final String path;

    WireApi(String word, String path) {
        this.word = word;
        this.path = path;
    }

    public String word() {
        return word;
    }

    public String path() {
        return path;
    }

    /** Returns a complete stream with a text. */
    public abstract String says(String text);

    /** Returns the body of a refusal, status 400, because the model's context is full. */
    public String findsTooLong() {
        return """
        {"error":{"code":"context_length_exceeded","message":"too long"}}\
        """;
    }

    /** Returns the event with which the provider reports an error in a stream. */
    public abstract String fails(String words);

    /** Returns the body of a refusal, status 429, because the account is used up. */
    public String findsNoMoney() {
        return """
        {"error":{"type":"insufficient_quota","message":"All is spent."}}\
        """;
    }

    /** Returns the beginning of a stream with a text. */
    public abstract String begins(String words);

    /** Returns a complete stream with a text in pieces. */
    public String streams(String text) {
        return says(text);
    }

    /**
     * Returns the stream with which the model wants to run a command.
     *
     * @param arguments of the tool {@code shell}, as JSON
     */
    public String runs(String arguments) {
        return calls("shell", arguments);
    }

    /**
     * Returns the stream with which the model calls for a tool.
     *
     * @param arguments as JSON
     */
    public abstract String calls(String tool, String arguments);

    /**
     * Adds what it costs to a stream: 100 tokens in, 40 of them cached, and 20 out, 5 of them
     * thoughts.
     */
    public abstract String costing(String stream);

    private static String quoted(String json) {
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static String anId() {
        return "answer-" + IDS.incrementAndGet();
    }
}
