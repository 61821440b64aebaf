package dev.basalt.bootstrap.process.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;
import dev.basalt.bootstrap.process.ModelServer;
import dev.basalt.bootstrap.process.WireApi;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two hundred conversations at once in one process, half of them through the tool and half through
 * the direct methods: some end well, some are interrupted, some fail, some may not run what they
 * want to run.
 */
@Timeout(120)
final class ManyConversationsIT {

    private static final int CONVERSATIONS = 200;
    private static final List<TurnOutcome> FATES = List.of(TurnOutcome.values());
    private static final WireApi API = WireApi.RESPONSES;
    private static ModelServer model;

    @TempDir Path home;
    @TempDir Path folder;

    private final List<Talk> talks = new ArrayList<>();

    /** What was asked under an id, and by whom. */
    private final Map<String, Request> requests = new HashMap<>();

    private final Map<String, Talk> byConversation = new HashMap<>();

    private record Request(String method, Talk talk) {}

    /** One conversation and the events received for it. */
    private static final class Talk {

        private final int number;
        private final TurnOutcome fate;
        private final boolean throughTool;
        private final List<String> events = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private String id = "";
        private boolean over;

        Talk(int number) {
            this.number = number;
            this.fate = FATES.get(number % FATES.size());
            this.throughTool = number / FATES.size() % 2 == 0;
        }

        String prompt() {
            return "conversation-%03d".formatted(number);
        }

        String answer() {
            return "answer-%03d".formatted(number);
        }

        List<String> expected() {
            List<String> expected = new ArrayList<>(fate.events());
            if (throughTool) {
                expected.addFirst("session_configured");
            }
            return expected;
        }
    }

    @BeforeAll
    static void startTheModel() {
        model = new ModelServer(API);
    }

    @AfterAll
    static void stopTheModel() {
        model.close();
    }

    private static void prepare(Talk talk) {
        switch (talk.fate) {
            case DONE ->
                    model.saysTo(
                            talk.prompt(), API.begins(talk.answer()) + API.says(talk.answer()));
            case INTERRUPTED -> model.beginsToSayTo(talk.prompt(), talk.answer());
            case FAILED -> model.refuses(talk.prompt());
            case DENIED ->
                    model.saysTo(
                            talk.prompt(),
                            API.runs("{\"command\":[\"git\",\"init\"]}"),
                            API.says(talk.answer()));
        }
    }

    @Test
    void everyRequestIsAnsweredOnceAndEveryStreamIsCompleteAndInOrder() throws Exception {
        model.configure(home);
        for (int number = 0; number < CONVERSATIONS; number++) {
            Talk talk = new Talk(number);
            prepare(talk);
            talks.add(talk);
        }
        try (Client client = Basalt.serve(home, folder)) {
            client.initialize("{\"elicitation\":{}}");
            talks.forEach(talk -> begin(client, talk));
            int received = 0;
            while (!talks.stream().allMatch(talk -> talk.over) || open(client) > 0) {
                react(client, client.message(received++));
            }
            assertEquals(0, client.end());

            for (JsonNode late : client.messages().subList(received, client.messages().size())) {
                assertTrue(late.at("/params/msg").isMissingNode(), late.toString());
            }
            talks.forEach(talk -> assertEquals(talk.expected(), talk.events, talk.prompt()));
            talks.forEach(ManyConversationsIT::assertOwnWordsOnly);
            assertAnsweredOnce(client);
        }
    }

    private void begin(Client client, Talk talk) {
        if (talk.throughTool) {
            ask(
                    client,
                    talk,
                    "tools/call",
                    """
                    {"name":"codex","arguments":{"prompt":"%s","approval-policy":"untrusted"}}\
                    """
                            .formatted(talk.prompt()));
        } else {
            ask(
                    client,
                    talk,
                    "newConversation",
                    """
                    {"approvalPolicy":"untrusted"}\
                    """);
        }
    }

    private String ask(Client client, Talk talk, String method, String params) {
        String id = Integer.toString(client.request(method, params));
        requests.put(id, new Request(method, talk));
        return id;
    }

    private void react(Client client, JsonNode message) {
        String method = message.path("method").asString("");
        if (method.isEmpty()) {
            Request request = requests.get(message.get("id").asString());
            if (request != null && request.method.equals("newConversation")) {
                talkDirectly(client, request.talk, message.at("/result/conversationId").asString());
            }
        } else if (method.startsWith("codex/event")) {
            receive(client, message);
        } else if (message.has("id")) {
            client.answer(
                    message,
                    """
                    {"decision":"denied"}\
                    """);
        }
    }

    private void talkDirectly(Client client, Talk talk, String conversation) {
        talk.id = conversation;
        byConversation.put(conversation, talk);
        ask(
                client,
                talk,
                "addConversationListener",
                """
                {"conversationId":"%s"}\
                """
                        .formatted(conversation));
        ask(
                client,
                talk,
                "sendUserMessage",
                """
                {"conversationId":"%s","items":[{"type":"text","data":{"text":"%s"}}]}\
                """
                        .formatted(conversation, talk.prompt()));
    }

    private void receive(Client client, JsonNode notification) {
        JsonNode call = notification.at("/params/_meta/requestId");
        Talk talk =
                call.isMissingNode()
                        ? known(
                                byConversation,
                                notification.at("/params/conversationId").asString())
                        : known(requests, call.asString()).talk;
        JsonNode msg = notification.at("/params/msg");
        String type = msg.path("type").asString();
        talk.events.add(type);
        for (String field : List.of("delta", "message", "last_agent_message")) {
            msg.path(field).asStringOpt().ifPresent(talk.texts::add);
        }
        if (type.equals("agent_message_delta") && talk.fate == TurnOutcome.INTERRUPTED) {
            interrupt(client, talk, call);
        }
        talk.over |= type.equals("task_complete") || type.equals("turn_aborted");
    }

    private static <T> T known(Map<String, T> all, String key) {
        T found = all.get(key);
        if (found == null) {
            throw new AssertionError("nothing received about " + key);
        }
        return found;
    }

    private void interrupt(Client client, Talk talk, JsonNode call) {
        if (talk.throughTool) {
            client.line(
                    """
                    {"jsonrpc":"2.0","method":"notifications/cancelled",\
                    "params":{"requestId":%s}}\
                    """
                            .formatted(call));
        } else {
            ask(
                    client,
                    talk,
                    "interruptConversation",
                    """
                    {"conversationId":"%s"}\
                    """
                            .formatted(talk.id));
        }
    }

    private static boolean isTakenBack(Request request) {
        return request.method.equals("tools/call") && request.talk.fate == TurnOutcome.INTERRUPTED;
    }

    private long open(Client client) {
        Map<String, Integer> answers = answers(client);
        return requests.entrySet().stream()
                .filter(request -> !isTakenBack(request.getValue()))
                .filter(request -> !answers.containsKey(request.getKey()))
                .count();
    }

    private static Map<String, Integer> answers(Client client) {
        Map<String, Integer> answers = new HashMap<>();
        for (JsonNode message : client.messages()) {
            if (!message.has("method")) {
                answers.merge(message.get("id").asString(), 1, Integer::sum);
            }
        }
        return answers;
    }

    private void assertAnsweredOnce(Client client) {
        Map<String, Integer> answers = answers(client);
        requests.forEach((id, request) ->
                assertEquals(
                        isTakenBack(request) ? 0 : 1,
                        answers.getOrDefault(id, 0),
                        request.method + " of " + request.talk.prompt()));
        assertEquals(
                // initialize, and what was asked about the talks
                1 + requests.values().stream().filter(request -> !isTakenBack(request)).count(),
                answers.size());
    }

    private static void assertOwnWordsOnly(Talk talk) {
        String own = talk.fate == TurnOutcome.FAILED ? talk.prompt() : talk.answer();
        talk.texts.forEach(text -> assertTrue(text.contains(own), talk.prompt() + ": " + text));
    }
}
