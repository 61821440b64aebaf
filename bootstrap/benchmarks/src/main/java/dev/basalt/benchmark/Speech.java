package dev.basalt.benchmark;

import java.util.stream.Stream;

/** The recorded form in which each API streams a text word by word. */
enum Speech {
    RESPONSES(
            "/responses",
            "",
            """
            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":1234,\
            "item_id":"msg_68a4b2d1f0a481919e5e4b3c2d1a0f9e8d7c6b5a49382716","output_index":1,\
            "content_index":0,"delta":" word","logprobs":[],"obfuscation":"Xk3jP9wQz"}

            """,
            """
            event: response.completed
            data: {"type":"response.completed","response":{"id":"resp_1"}}

            """),

    CHAT(
            "/chat/completions",
            "",
            """
            data: {"id":"chatcmpl-CabcdefGhijkLmnopQrstUvwxyz01","object":"chat.completion.chunk",\
            "created":1763800000,"model":"gpt-4o-2024-08-06","service_tier":"default",\
            "system_fingerprint":"fp_1a2b3c4d5e","choices":[{"index":0,"delta":\
            {"content":" word"},"logprobs":null,"finish_reason":null}],"usage":null}

            """,
            "data: [DONE]\n\n"),

    ANTHROPIC(
            "/messages",
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message",\
            "role":"assistant","content":[],"usage":{"input_tokens":10,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            """,
            """
            event: content_block_delta
            data: {"type":"content_block_delta","index":0,\
            "delta":{"type":"text_delta","text":" word"}}

            """,
            """
            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
            "usage":{"output_tokens":20}}

            event: message_stop
            data: {"type":"message_stop"}

            """),

    GEMINI(
            ":streamGenerateContent?alt=sse",
            "",
            """
            data: {"candidates": [{"content": {"parts": [{"text": " word"}],"role": "model"},\
            "index": 0}],"usageMetadata": {"promptTokenCount": 10,"candidatesTokenCount": 20,\
            "totalTokenCount": 30,"promptTokensDetails": [{"modality": "TEXT","tokenCount": 10}]},\
            "modelVersion": "gemini-2.5-flash","responseId": "q1w2e3r4t5y6u7i8o9p0"}

            """,
            """
            data: {"candidates": [{"content": {"parts": [{"text": "."}],"role": "model"},\
            "finishReason": "STOP","index": 0}],"usageMetadata": {"promptTokenCount": 10,\
            "candidatesTokenCount": 20,"totalTokenCount": 30},"modelVersion": "gemini-2.5-flash",\
            "responseId": "q1w2e3r4t5y6u7i8o9p0"}

            """);

    private final String path;
    private final String beginning;
    private final String word;
    private final String end;

    Speech(String path, String beginning, String word, String end) {
        this.path = path;
        this.beginning = beginning;
        this.word = word;
        this.end = end;
    }

    /** Returns the form of an answer to this path. */
    static Speech at(String path) {
        return Stream.of(values())
                .filter(speech -> path.endsWith(speech.path))
                .findFirst()
                .orElseThrow();
    }

    String beginning() {
        return beginning;
    }

    String word() {
        return word;
    }

    String end() {
        return end;
    }
}
