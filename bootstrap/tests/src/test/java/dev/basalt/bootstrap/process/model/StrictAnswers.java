package dev.basalt.bootstrap.process.model;

import dev.basalt.bootstrap.process.WireApi;

/** What models of today send, with the state that has to come back. */
abstract sealed class StrictAnswers {

    static StrictAnswers of(WireApi api) {
        return switch (api) {
            case RESPONSES -> new Responses();
            case CHAT -> new Chat();
            case ANTHROPIC -> new Anthropic();
            case GEMINI -> new Gemini();
        };
    }

    /** Returns an answer of reasoning and two calls. */
    abstract String thinksAndCallsTwice(String name);

    abstract String says(String text);

    /** Returns an answer whose rest a filter, or the model, refuses. */
    abstract String refusesAfter(String text);

    static final class Responses extends StrictAnswers {

        private int messages;

        @Override
        String thinksAndCallsTwice(String name) {
            return item(
                            """
                            {"type":"reasoning","id":"rs_%1$s","summary":[],\
                            "encrypted_content":"STATE%1$s"}\
                            """
                                    .formatted(name))
                    + message("I look.", "commentary")
                    + call(name, "a")
                    + call(name, "b")
                    + end();
        }

        private static String call(String name, String which) {
            return item(
                    """
                    {"type":"function_call","id":"fc_%1$s%2$s","call_id":"call_%1$s%2$s",\
                    "name":"shell","arguments":"{\\"command\\":[\\"true\\"]}",\
                    "status":"completed"}\
                    """
                            .formatted(name, which));
        }

        @Override
        String says(String text) {
            return message(text, "final_answer") + end();
        }

        private String message(String text, String phase) {
            return item(
                    """
                    {"type":"message","id":"msg_%d","role":"assistant","status":"completed",\
                    "phase":"%s","content":[{"type":"output_text","text":"%s"}]}\
                    """
                            .formatted(++messages, phase, text));
        }

        @Override
        String refusesAfter(String text) {
            return message(text, "final_answer")
                    + """
                    data: {"type":"response.incomplete","response":{"id":"r",\
                    "incomplete_details":{"reason":"content_filter"}}}

                    """;
        }

        private static String item(String item) {
            return """
            data: {"type":"response.output_item.done","output_index":0,"item":%s}

            """
                    .formatted(item);
        }

        private static String end() {
            return """
            data: {"type":"response.completed","response":{"id":"r"}}

            """;
        }
    }

    static final class Chat extends StrictAnswers {

        @Override
        String thinksAndCallsTwice(String name) {
            return chunk("{\"role\":\"assistant\",\"reasoning_content\":\"STATE" + name + "\"}")
                    + chunk("{\"tool_calls\":[" + call(0, name) + "]}")
                    + chunk("{\"tool_calls\":[" + call(1, name) + "]}")
                    + end("tool_calls");
        }

        private static String call(int index, String name) {
            return """
            {"index":%d,"id":"ds_%s%d","type":"function","function":{"name":"shell",\
            "arguments":"{\\"command\\":[\\"true\\"]}"}}\
            """
                    .formatted(index, name, index);
        }

        @Override
        String says(String text) {
            return chunk("{\"content\":\"" + text + "\"}") + end("stop");
        }

        @Override
        String refusesAfter(String text) {
            return chunk("{\"content\":\"" + text + "\"}") + end("content_filter");
        }

        private static String chunk(String delta) {
            return """
            data: {"id":"c","choices":[{"index":0,"delta":%s,"finish_reason":null}]}

            """
                    .formatted(delta);
        }

        private static String end(String reason) {
            return """
            data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"%s"}]}

            data: [DONE]

            """
                    .formatted(reason);
        }
    }

    static final class Anthropic extends StrictAnswers {

        private int messages;

        @Override
        String thinksAndCallsTwice(String name) {
            return start()
                    + """
                    data: {"type":"content_block_start","index":0,\
                    "content_block":{"type":"thinking","thinking":"","signature":""}}

                    data: {"type":"content_block_delta","index":0,\
                    "delta":{"type":"thinking_delta","thinking":"Hm."}}

                    data: {"type":"content_block_delta","index":0,\
                    "delta":{"type":"signature_delta","signature":"STATE%s"}}

                    data: {"type":"content_block_stop","index":0}

                    """
                            .formatted(name)
                    + call(1, name)
                    + call(2, name)
                    + end("tool_use");
        }

        private static String call(int index, String name) {
            return """
            data: {"type":"content_block_start","index":%1$d,"content_block":{"type":"tool_use",\
            "id":"toolu_%2$s%1$d","name":"shell","input":{},"caller":{"type":"direct"}}}

            data: {"type":"content_block_delta","index":%1$d,"delta":{"type":"input_json_delta",\
            "partial_json":"{\\"command\\":[\\"true\\"]}"}}

            data: {"type":"content_block_stop","index":%1$d}

            """
                    .formatted(index, name);
        }

        @Override
        String says(String text) {
            return start() + text(text) + end("end_turn");
        }

        @Override
        String refusesAfter(String text) {
            return start() + text(text) + end("refusal");
        }

        private String start() {
            return """
            data: {"type":"message_start","message":{"id":"msg_%d","content":[]}}

            """
                    .formatted(++messages);
        }

        private static String text(String text) {
            return """
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}

            data: {"type":"content_block_stop","index":0}

            """
                    .formatted(text);
        }

        private static String end(String reason) {
            return """
            data: {"type":"message_delta","delta":{"stop_reason":"%s"}}

            data: {"type":"message_stop"}

            """
                    .formatted(reason);
        }
    }

    static final class Gemini extends StrictAnswers {

        private int answers;

        @Override
        String thinksAndCallsTwice(String name) {
            return chunk(
                            """
                            {"functionCall":{"id":"%s_a","name":"shell",\
                            "args":{"command":["true"]}},"thoughtSignature":"HYDROGENSTATE%s"},\
                            {"functionCall":{"id":"%s_b","name":"shell",\
                            "args":{"command":["true"]}}}\
                            """
                                    .formatted(name, name, name))
                    + end("STOP");
        }

        @Override
        String says(String text) {
            return chunk("{\"text\":\"" + text + "\"}") + end("STOP");
        }

        @Override
        String refusesAfter(String text) {
            return chunk("{\"text\":\"" + text + "\"}") + end("SAFETY");
        }

        private String chunk(String parts) {
            return """
            data: {"candidates":[{"content":{"parts":[%s],"role":"model"}}],"responseId":"g%d"}

            """
                    .formatted(parts, ++answers);
        }

        private static String end(String reason) {
            return """
            data: {"candidates":[{"content":{"parts":[]},"finishReason":"%s"}]}

            """
                    .formatted(reason);
        }
    }
}
