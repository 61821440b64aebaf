package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import dev.basalt.adapter.models.http.Asking;
import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.LoopbackServer.Reply;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.Attempts;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.failure.ModelFailureText;
import dev.basalt.domain.model.failure.RetryDecision;
import dev.basalt.domain.model.failure.RetryPolicy;
import dev.basalt.domain.model.provider.Credential;

import io.vavr.control.Either;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What codex 0.23.0 was seen to do with a provider that fails. The retries are decided as in a
 * turn, but not waited for.
 */
@Timeout(60)
class RetryVectorsTest {

    private static final String MESSAGE =
            """
            {"type":"response.output_item.done","item":{"type":"message","role":"assistant",\
            "content":[{"type":"output_text","text":"ok"}]}}\
            """;
    private static final String COMPLETED =
            """
            {"type":"response.completed","response":{"id":"r","usage":{"input_tokens":1,\
            "output_tokens":2,"total_tokens":3}}}\
            """;

    /** What the vectors say in words: the budgets, and what the server does. */
    private static final Map<String, Scene> SCENES =
            Map.ofEntries(
                    scene("500 exhausts retries", 2, 1, always(status(500, "oops"))),
                    scene(
                            "429 with Retry-After: 0.5",
                            2,
                            5,
                            List.of(status(429, "slow down", "Retry-After: 0.5"), good())),
                    scene(
                            "429 usage_limit_reached",
                            2,
                            2,
                            always(status(429, "{\"error\":{\"type\":\"usage_limit_reached\"}}"))),
                    scene(
                            "429 usage_limit_reached, ChatGPT plan plus",
                            4,
                            5,
                            always(status(429, "{\"error\":{\"type\":\"usage_limit_reached\"}}"))),
                    scene(
                            "429 usage_not_included",
                            2,
                            2,
                            always(status(429, "{\"error\":{\"type\":\"usage_not_included\"}}"))),
                    scene("404", 4, 0, always(status(404, "nope"))),
                    scene("500, default settings", 4, 5, always(status(500, "oops"))),
                    scene(
                            "response.failed with error",
                            4,
                            1,
                            always(
                                    LoopbackServer.stream(
                                            """
                                            {"type":"response.failed","response":{"error":{\
                                            "code":"server_error","message":"it broke"}}}\
                                            """))),
                    scene(
                            "response.failed rate limit",
                            4,
                            1,
                            List.of(
                                    LoopbackServer.stream(
                                            """
                                            {"type":"response.failed","response":{"error":{\
                                            "code":"rate_limit_exceeded","message":\
                                            "Rate limit. Please try again in 1.25s. Bye"}}}\
                                            """),
                                    good())),
                    scene(
                            "response.incomplete",
                            4,
                            0,
                            always(
                                    LoopbackServer.stream(
                                            MESSAGE,
                                            "{\"type\":\"response.incomplete\",\"response\":{}}"))),
                    scene(
                            "completed without id",
                            4,
                            0,
                            always(
                                    LoopbackServer.stream(
                                            MESSAGE,
                                            "{\"type\":\"response.completed\",\"response\":{}}"))),
                    scene("usage without details", 4, 0, List.of(good())),
                    scene(
                            "connection kept open after completed",
                            4,
                            0,
                            List.of(peer -> {
                                peer.beginChunks();
                                peer.chunk("data: " + MESSAGE + "\n\n");
                                peer.chunk("data: " + COMPLETED + "\n\n");
                                peer.awaitClientGone();
                            })),
                    scene("401", 2, 0, always(status(401, "bad key"))),
                    scene("connection refused", 2, 0, List.of()));

    /** Where we do something else, and why. */
    private static final Map<String, Expected> DIFFERENT =
            Map.of(
                    // a response that says it is complete is complete; asking again would only
                    // repeat what the model did
                    "completed without id",
                    new Expected(1, 0, List.of("agent_message"), Optional.empty()),
                    // a refused credential is renewed once; then the user has to know
                    "401",
                    new Expected(
                            2,
                            0,
                            List.of(),
                            Optional.of("unexpected status 401 Unauthorized: bad key")));

    /**
     * What is to be seen.
     *
     * @param retries of the stream, which are announced
     * @param received what came of the answer
     * @param error the sentence it ends with
     */
    private record Expected(
            int requests, int retries, List<String> received, Optional<String> error) {}

    private record Scene(RetryPolicy policy, List<Reply> replies) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aFailingProviderIsRetriedAsRecorded(String name, JsonNode vector) {
        Scene scene = requireNonNull(SCENES.get(name), name);
        boolean portIsClosed = scene.replies().isEmpty();
        var played = new Played(scene.policy(), name.endsWith("plan plus"));
        int requests;
        String url;
        try (var server = new LoopbackServer(scene.replies().toArray(Reply[]::new))) {
            url = portIsClosed ? "http://127.0.0.1:1" : server.url();
            played.play(url);
            requests = portIsClosed ? played.attempts : server.requests().size();
        }

        assertEquals(
                DIFFERENT.containsKey(name) ? DIFFERENT.get(name) : expected(vector, url),
                new Expected(requests, played.retries, played.received, played.error));
        if (name.equals("response.failed rate limit")) {
            assertTrue(played.announced.endsWith("retrying 1/1 in 1.25s…"), played.announced);
        }
    }

    static Stream<Arguments> vectors() {
        JsonNode cases =
                JsonMapper.shared()
                        .readTree(Asking.resource("/vectors/http-retry.json"))
                        .path("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .map(vector -> Arguments.of(vector.path("name").asString(""), vector));
    }

    private static Expected expected(JsonNode vector, String url) {
        int retries = 0;
        var received = new ArrayList<String>();
        Optional<String> error = Optional.empty();
        for (JsonNode line : vector.path("outcome")) {
            String seen = line.asString("");
            if (seen.startsWith("error")) {
                error = Optional.of(sentence(seen, url));
            } else if (seen.startsWith("5 background_event")) {
                retries += 5;
            } else if (seen.startsWith("background_event")) {
                retries++;
            } else if (seen.contains("agent_message")) {
                received.add("agent_message");
            } else if (seen.contains("token_count")) {
                received.add("token_count");
            }
        }
        // one line of the vector: "after 4 s: token_count, task_complete"
        return new Expected(vector.path("requests").asInt(-1), retries, received, error);
    }

    private static String sentence(String seen, String url) {
        // the provider's words instead of a guess
        String highDemand = "exceeded retry limit, last status: 500 Internal Server Error: oops";
        return seen.equals("error") || seen.equals("error <E>")
                ? highDemand
                : seen.substring("error \"".length(), seen.length() - 1)
                        .replace("(<url>)", "(" + url + "/v1/responses): connection refused");
    }

    private static Map.Entry<String, Scene> scene(
            String name, int requestRetries, int streamRetries, List<Reply> replies) {
        return Map.entry(name, new Scene(new RetryPolicy(requestRetries, streamRetries), replies));
    }

    private static Reply good() {
        return LoopbackServer.stream(MESSAGE, COMPLETED);
    }

    private static Reply status(int status, String body, String... headers) {
        return LoopbackServer.status(status, body, headers);
    }

    private static List<Reply> always(Reply reply) {
        return Collections.nCopies(100, reply);
    }

    /** Asks as a turn does, and keeps what would be seen of it. */
    private static final class Played {

        private final RetryPolicy policy;
        private final Asking asking = OpenAi.responses();
        private final List<String> received = new ArrayList<>();
        private final Credential credential;
        private Optional<String> error = Optional.empty();
        private String announced = "";
        private int attempts;
        private int retries;

        Played(RetryPolicy policy, boolean plus) {
            this.policy = policy;
            this.credential =
                    plus
                            ? new Credential("token", Optional.of("account"), Optional.of("plus"))
                            : new Credential("key", Optional.empty());
        }

        void play(String url) {
            ModelRequest request = OpenAi.request(url).credential(credential).build();
            Attempts spent = Attempts.NONE;
            while (true) {
                attempts++;
                Either<ModelError, ModelResponse> outcome = asking.ask(request);
                if (asking.events.removeIf(ModelEvent.ItemDone.class::isInstance)) {
                    received.add("agent_message");
                }
                if (outcome.isRight()) {
                    outcome.get().usage().ifPresent(_ -> received.add("token_count"));
                    return;
                }
                RetryDecision decision = policy.decide(outcome.getLeft(), spent, 0.5);
                spent = spent.after(decision);
                switch (decision) {
                    case RetryDecision.Retry retry -> announce(outcome.getLeft(), retry);
                    case RetryDecision.RefreshCredential() -> {}
                    case RetryDecision.GiveUp() -> {
                        error = Optional.of(ModelFailureText.of(outcome.getLeft()));
                        return;
                    }
                }
            }
        }

        private void announce(ModelError failure, RetryDecision.Retry retry) {
            if (retry.budget() == RetryDecision.Budget.STREAM) {
                retries++;
                announced = ModelFailureText.retrying(failure, retry);
            }
        }
    }
}
