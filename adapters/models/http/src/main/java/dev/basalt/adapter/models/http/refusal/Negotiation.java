package dev.basalt.adapter.models.http.refusal;

import dev.basalt.adapter.models.http.exchange.ModelCall;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.http.exchange.ResponseParser;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelListener;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.history.HistoryItem;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks a model again when it has refused an optional part of the request: without that part, or
 * with the value that the refusal names. What worked is remembered for the provider and the model
 * and told once. An error that is about anything else is final. Thread-safe.
 */
public final class Negotiation {

    /** What refusals of signed or encrypted reasoning have in common, for all APIs. */
    public static final String SIGNATURES =
            "(?:invalid|corrupted|bad|wrong)[^.]{0,40}signature"
                    + "|signature[^.]{0,80}(?:invalid|not valid|mismatch|verif|match)"
                    + "|thinking.{0,3} blocks?[^.]{0,80}(?:modif|bound|invalid|not valid)"
                    + "|encrypted[_ ]content.{0,200}(?:could not|cannot|verif|decrypt|invalid)"
                    + "|invalid_encrypted_content";

    /** No request has more optional fields that one model refuses. */
    private static final int MOST_CONCESSIONS = 8;

    private static final int LONGEST_REASON = 300;

    private final LearnedConcessions learned = new LearnedConcessions();
    private final ModelHttp http;
    private final List<OptionalField> fields;
    private final Pattern thoughts;

    /**
     * Knows no refusal yet.
     *
     * @param fields the optional fields of the API; of several that a refusal names, the first
     * @param thoughts matches the texts of refusals that are about reasoning in the history, in any
     *     case; it is stronger than the fields
     */
    public Negotiation(ModelHttp http, List<OptionalField> fields, String thoughts) {
        this.http = http;
        this.fields = List.copyOf(fields);
        this.thoughts = Pattern.compile(thoughts, Pattern.CASE_INSENSITIVE);
    }

    /** Makes a call of a request. */
    @FunctionalInterface
    public interface Preparation {

        /**
         * Returns the call.
         *
         * @param request with the tools and the history that the provider takes
         * @param concessions for the fields that the API declares
         * @param listener receives the response
         */
        Prepared prepare(ModelRequest request, Concessions concessions, ModelListener listener);
    }

    /** A call and what reads the response to it. */
    public record Prepared(ModelCall call, ResponseParser parser) {}

    /** Asks until the request is not refused any more, or for something that is not optional. */
    public Either<ModelError, ModelResponse> ask(
            ModelRequest request,
            ModelListener listener,
            Cancellation cancellation,
            Preparation preparation) {
        Concessions now = learned.of(request);
        List<Concession> made = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        while (true) {
            var heard = new Heard(listener, () -> remember(request, made, reasons, listener));
            var prepared = preparation.prepare(now.applyTo(request), now, heard);
            var parser = new RefusalObserver(prepared.parser());
            Either<ModelError, ModelResponse> answer =
                    http.ask(prepared.call(), parser, cancellation);
            if (answer.isRight()) {
                heard.begin();
                return answer;
            }
            Optional<String> refusal =
                    heard.begun
                            ? Optional.empty()
                            : RefusalText.of(answer.getLeft(), parser.refusal());
            Concessions known = now;
            Optional<Concession> next =
                    made.size() == MOST_CONCESSIONS
                            ? Optional.empty()
                            : refusal.flatMap(text -> concession(text, request, known));
            if (next.isEmpty()) {
                return answer;
            }
            made.add(next.get());
            reasons.add(((ModelError.Rejected) answer.getLeft()).message());
            now = now.plus(next.get());
        }
    }

    private Optional<Concession> concession(String refusal, ModelRequest request, Concessions now) {
        ModelRequest sent = now.applyTo(request);
        if (thoughts.matcher(refusal).find()
                && sent.input().stream().anyMatch(HistoryItem.Reasoning.class::isInstance)) {
            return Optional.of(new Concession.WithoutThoughts(request.input().size()));
        }
        return fields.stream()
                .flatMap(field -> field.concession(refusal, sent, now).stream())
                .findFirst()
                .or(() -> RefusedTool.concession(refusal, sent, now));
    }

    /** Called when the provider has taken the request. */
    private void remember(
            ModelRequest request,
            List<Concession> made,
            List<String> reasons,
            ModelListener listener) {
        for (int i = 0; i < made.size(); i++) {
            Concession concession = made.get(i);
            learned.add(request, concession);
            listener.on(new ModelEvent.Notice(notice(request, concession, reasons.get(i))));
        }
    }

    private static String notice(ModelRequest request, Concession concession, String reason) {
        String shown =
                reason.length() <= LONGEST_REASON
                        ? reason
                        : reason.substring(0, LONGEST_REASON) + "...";
        return "%s (model %s) refused %s. Its answer: %s"
                .formatted(request.provider().name(), request.model(), concession.inWords(), shown);
    }

    /** Notices that a response begins: from then on nothing is asked again. */
    private static final class Heard implements ModelListener {

        private final ModelListener listener;
        private final Runnable onBegin;
        private boolean begun;

        Heard(ModelListener listener, Runnable onBegin) {
            this.listener = listener;
            this.onBegin = onBegin;
        }

        void begin() {
            if (!begun) {
                begun = true;
                onBegin.run();
            }
        }

        @Override
        public void on(ModelEvent event) {
            begin();
            listener.on(event);
        }
    }
}
