package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.error.HttpRefusal;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends with {@code end}, and has received enough with {@code enough}. */
final class Recording implements ResponseParser {

    final List<String> received = new ArrayList<>();
    private final Object monitor = new Object();
    Consumer<String> onEvent = _ -> {};
    private boolean enough;

    @Override
    public Optional<Either<ModelError, ModelResponse>> receive(EventData event) {
        if (event.is("end")) {
            return Optional.of(Either.right(Calls.DONE));
        }
        enough = event.is("enough");
        synchronized (monitor) {
            received.add(event.toString());
            monitor.notifyAll();
        }
        onEvent.accept(event.toString());
        return Optional.empty();
    }

    @Override
    public Ending ending() {
        return enough ? Ending.CERTAIN : Ending.OPEN;
    }

    @Override
    public Either<ModelError, ModelResponse> atEnd() {
        return enough ? Either.right(Calls.DONE) : Calls.broken("ended early");
    }

    @Override
    public ModelError refused(HttpRefusal refusal) {
        return refusal.toError();
    }

    void awaitReceived(int count) throws InterruptedException {
        synchronized (monitor) {
            while (received.size() < count) {
                monitor.wait();
            }
        }
    }
}
