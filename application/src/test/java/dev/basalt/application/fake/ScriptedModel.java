package dev.basalt.application.fake;

import static dev.basalt.domain.model.facts.KnownModels.row;

import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.facts.KnownModels;
import dev.basalt.domain.model.facts.KnownModels.Trait;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;

import io.vavr.control.Either;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** A model that sends what the test scripted, one script per request. */
public final class ScriptedModel implements ModelApi {

    /** What each complete response costs. */
    public static final TokenUsage USAGE =
            new TokenUsage(100, OptionalLong.of(10), 20, OptionalLong.of(5), 120);

    /** One model of each kind. */
    private static final KnownModels MODELS =
            KnownModels.of(
                    row("o3", 200_000, 100_000, Trait.REASONING),
                    row("codex-mini-latest", 200_000, 100_000, Trait.REASONING, Trait.LOCAL_SHELL),
                    row("gpt-4.1", 1_047_576, 32_768, Trait.PATCH_INSTRUCTIONS),
                    row("gpt-3.5", 16_385, 4_096, Trait.TEXT_ONLY),
                    row("gpt-oss", 96_000, 32_000, Trait.PATCH_FUNCTION, Trait.TEXT_ONLY),
                    row(
                            "gpt-5-codex",
                            272_000,
                            128_000,
                            Trait.REASONING,
                            Trait.PATCH_CUSTOM,
                            Trait.PARALLEL_CALLS),
                    row("claude-opus-5-5", 1_000_000, 128_000, Trait.EDIT),
                    row("heron", 1_000_000, 100_000, Trait.REASONING)
                            .efforts("low high")
                            .verbosity(Verbosity.LOW)
                            .costlyAbove(8_000),
                    row("gpt-5", 200_000, 100_000, Trait.REASONING));

    private final Deque<Script> scripts = new ArrayDeque<>();
    private final List<ModelRequest> requests = Collections.synchronizedList(new ArrayList<>());

    /** One answer. */
    @FunctionalInterface
    public interface Script {
        Either<ModelError, ModelResponse> play(ModelListener listener, Cancellation cancellation);
    }

    @Override
    public String wireApi() {
        return "responses";
    }

    @Override
    public Optional<ModelFamily> family(String model) {
        return MODELS.find(model);
    }

    @Override
    public Either<ModelError, ModelResponse> respond(
            ModelRequest request, ModelListener listener, Cancellation cancellation) {
        requests.add(request);
        Script script;
        synchronized (scripts) {
            script = scripts.remove();
        }
        return script.play(listener, cancellation);
    }

    public ModelRequest request(int index) {
        return requests.get(index);
    }

    public ModelRequest lastRequest() {
        return requests.getLast();
    }

    public int requestCount() {
        return requests.size();
    }

    public ScriptedModel then(Script script) {
        synchronized (scripts) {
            scripts.add(script);
        }
        return this;
    }

    public ScriptedModel says(ModelEvent... events) {
        return then((listener, _) -> complete(listener, events));
    }

    public ScriptedModel fails(ModelError error, ModelEvent... before) {
        return then((listener, _) -> {
            for (ModelEvent event : before) {
                listener.on(event);
            }
            return Either.left(error);
        });
    }

    /** Sends something and then nothing until it is cancelled. */
    public ScriptedModel hangs(CountDownLatch reached, ModelEvent... before) {
        return then((listener, cancellation) -> {
            for (ModelEvent event : before) {
                listener.on(event);
            }
            CountDownLatch cancelled = new CountDownLatch(1);
            var registration = cancellation.onCancel(cancelled::countDown);
            reached.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                registration.close();
            }
            return Either.left(new ModelError.Cancelled());
        });
    }

    private static Either<ModelError, ModelResponse> complete(
            ModelListener listener, ModelEvent... events) {
        for (ModelEvent event : events) {
            listener.on(event);
        }
        return Either.right(new ModelResponse(Optional.of("r1"), Optional.of(USAGE)));
    }

    public static ModelEvent message(String text) {
        return new ModelEvent.ItemDone(
                new HistoryItem.Message(
                        Optional.of("m1"), Role.ASSISTANT, List.of(new ContentPart.Text(text))));
    }

    public static ModelEvent delta(String text) {
        return new ModelEvent.TextDelta(text);
    }

    public static ModelEvent call(String callId, String name, String arguments) {
        return new ModelEvent.ItemDone(
                new HistoryItem.FunctionCall(Optional.of("i1"), callId, name, arguments));
    }

    /** The output of a call that failed or was refused, in the history. */
    public static HistoryItem failure(String callId, String text) {
        return new HistoryItem.FunctionOutput(callId, List.of(new ContentPart.Text(text)), false);
    }
}
