package dev.basalt.bootstrap.process.command;

import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.stream.Stream;

/** How a client starts a turn, and how it is asked for approvals. */
enum Door {
    CODEX("elicitation/create", "elicitation/create") {
        @Override
        void enter(Client client, ModelServer model, String config, String... calls) {
            model.says(thenDone(calls));
            client.callTool("codex", "{\"prompt\":\"go\",\"config\":" + config + "}");
        }
    },
    CODEX_REPLY("elicitation/create", "elicitation/create") {
        @Override
        void enter(Client client, ModelServer model, String config, String... calls) {
            model.says(
                    Stream.concat(Stream.of(API.says("hello")), Stream.of(thenDone(calls)))
                            .toArray(String[]::new));
            JsonNode first =
                    client.result(
                            client.callTool(
                                    "codex", "{\"prompt\":\"hi\",\"config\":" + config + "}"));
            client.callTool(
                    "codex-reply",
                    "{\"prompt\":\"go\",\"threadId\":\""
                            + first.at("/structuredContent/threadId").asString()
                            + "\"}");
        }
    },
    DIRECT("execCommandApproval", "applyPatchApproval") {
        @Override
        void enter(Client client, ModelServer model, String config, String... calls) {
            model.says(thenDone(calls));
            JsonNode created =
                    client.result(client.request("newConversation", "{\"config\":" + config + "}"));
            String of = "{\"conversationId\":" + created.path("conversationId");
            client.result(client.request("addConversationListener", of + "}"));
            client.result(
                    client.request(
                            "sendUserMessage",
                            of + ",\"items\":[{\"type\":\"text\",\"data\":{\"text\":\"go\"}}]}"));
        }
    };

    private static final WireApi API = WireApi.RESPONSES;

    private final String aboutCommands;
    private final String aboutPatches;

    Door(String aboutCommands, String aboutPatches) {
        this.aboutCommands = aboutCommands;
        this.aboutPatches = aboutPatches;
    }

    /** The method that requests approval of a command from the client. */
    String aboutCommands() {
        return aboutCommands;
    }

    /** The method that requests approval of a patch from the client. */
    String aboutPatches() {
        return aboutPatches;
    }

    /**
     * Begins a turn in which the model makes these calls, one a response, and says that it is done.
     *
     * @param config an object of JSON with the settings of the conversation
     */
    abstract void enter(Client client, ModelServer model, String config, String... calls);

    private static String[] thenDone(String... calls) {
        String[] bodies = Arrays.copyOf(calls, calls.length + 1);
        bodies[calls.length] = API.says("done");
        return bodies;
    }

    /** Returns whether a message is the last event of such a turn. */
    static boolean isTheEnd(JsonNode message) {
        return message.at("/params/msg/last_agent_message").asString("").equals("done");
    }
}
