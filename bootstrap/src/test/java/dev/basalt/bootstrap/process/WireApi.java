package dev.basalt.bootstrap.process;

/** The two ways in which models are spoken to, and what a model says in each of them. */
enum WireApi {
    RESPONSES("responses", "/v1/responses") {
        @Override
        String says(String text) {
            return item(
                    """
                    {"type":"message","id":"m","role":"assistant",\
                    "content":[{"type":"output_text","text":"%s"}]}\
                    """
                            .formatted(text));
        }

        @Override
        String runs(String arguments) {
            return item(
                    """
                    {"type":"function_call","id":"f","call_id":"call-1","name":"shell",\
                    "arguments":"%s"}\
                    """
                            .formatted(arguments.replace("\"", "\\\"")));
        }

        @Override
        String begins(String words) {
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
    },

    CHAT("chat", "/v1/chat/completions") {
        @Override
        String says(String text) {
            return chunks(
                    """
                    {"role":"assistant","content":"%s"}\
                    """
                            .formatted(text),
                    "stop");
        }

        @Override
        String runs(String arguments) {
            return chunks(
                    """
                    {"role":"assistant","tool_calls":[{"index":0,"id":"call-1","type":"function",\
                    "function":{"name":"shell","arguments":"%s"}}]}\
                    """
                            .formatted(arguments.replace("\"", "\\\"")),
                    "tool_calls");
        }

        @Override
        String begins(String words) {
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
    };

    private final String word;
    private final String path;

    WireApi(String word, String path) {
        this.word = word;
        this.path = path;
    }

    String word() {
        return word;
    }

    String path() {
        return path;
    }

    /** Returns the stream with which the model says a text and is done. */
    abstract String says(String text);

    /** Returns the beginning of a stream in which the model says a text. */
    abstract String begins(String words);

    /**
     * Returns the stream with which the model wants to run a command.
     *
     * @param arguments of the tool {@code shell}, as JSON
     */
    abstract String runs(String arguments);
}
