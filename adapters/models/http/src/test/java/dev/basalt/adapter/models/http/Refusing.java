package dev.basalt.adapter.models.http;

import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks a provider that refuses requests before it takes one. */
public final class Refusing {

    private final Asking asking;
    private final String answer;
    private List<JsonNode> requests = List.of();

    /**
     * Asks over an API.
     *
     * @param answer a whole stream
     */
    public Refusing(ModelApi api, String answer) {
        this.asking = new Asking(api);
        this.answer = answer;
    }

    /** Asks, and if there is an answer asks the same once more. */
    public Either<ModelError, ModelResponse> ask(
            Function<String, ModelRequest> request, LoopbackServer.Reply... refusals) {
        return askAndGoOn(request, request, refusals);
    }

    /** Asks, and if there is an answer goes on with another request. */
    public Either<ModelError, ModelResponse> askAndGoOn(
            Function<String, ModelRequest> request,
            Function<String, ModelRequest> next,
            LoopbackServer.Reply... refusals) {
        LoopbackServer.Reply[] replies =
                Stream.concat(
                                Stream.of(refusals),
                                Stream.of(
                                        LoopbackServer.whole(answer), LoopbackServer.whole(answer)))
                        .toArray(LoopbackServer.Reply[]::new);
        try (var server = new LoopbackServer(replies)) {
            Either<ModelError, ModelResponse> first = asking.ask(request.apply(server.url()));
            if (first.isRight()) {
                asking.ask(next.apply(server.url()));
            }
            requests =
                    server.requests().stream()
                            .map(asked -> JsonMapper.shared().readTree(asked.body()))
                            .toList();
            return first;
        }
    }

    /** Refuses a request with this body. */
    public static LoopbackServer.Reply refuse(String body) {
        return LoopbackServer.status(400, body);
    }

    /** Returns a member of each request that was sent, as JSON; "" where it is missing. */
    public List<String> sent(String pointer) {
        return requests.stream()
                .map(request -> request.at(pointer))
                .map(member -> member.isMissingNode() ? "" : member.toString())
                .toList();
    }

    /** Returns what the user was told. */
    public List<String> notices() {
        return asking.events.stream()
                .filter(ModelEvent.Notice.class::isInstance)
                .map(event -> ((ModelEvent.Notice) event).message())
                .toList();
    }
}
