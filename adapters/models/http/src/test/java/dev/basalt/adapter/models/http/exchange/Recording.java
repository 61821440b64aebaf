package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends with {@code end}, and has heard enough with {@code enough}. */
final class Recording implements Answer {

    final List<String> heard = new ArrayList<>();
    private final Object monitor = new Object();
    Consumer<String> onEvent = _ -> {};
    private boolean enough;

    @Override
    public Optional<Either<ModelError, ModelResponse>> hear(EventData event) {
        if (event.is("end")) {
            return Optional.of(Either.right(Calls.DONE));
        }
        enough = event.is("enough");
        synchronized (monitor) {
            heard.add(event.toString());
            monitor.notifyAll();
        }
        onEvent.accept(event.toString());
        return Optional.empty();
    }

    @Override
    public boolean heardEnough() {
        return enough;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        return enough ? Either.right(Calls.DONE) : Calls.broken("ended early");
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return refusal.toError();
    }

    void awaitHeard(int count) throws InterruptedException {
        synchronized (monitor) {
            while (heard.size() < count) {
                monitor.wait();
            }
        }
    }
}
