package dev.basalt.adapter.models.http.refusal;

import dev.basalt.domain.model.ModelRequest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What refusals have taught since the program was started: for each provider and model, and for
 * each conversation with one. What was used last is kept. Thread-safe.
 */
final class LearnedConcessions {

    private static final int MOST = 512;

    private final Map<String, Concessions> learned =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Concessions> eldest) {
                    return size() > MOST;
                }
            };

    synchronized Concessions of(ModelRequest request) {
        if (learned.isEmpty()) {
            return Concessions.NONE;
        }
        return learned.getOrDefault(model(request), Concessions.NONE)
                .and(learned.getOrDefault(conversation(request), Concessions.NONE));
    }

    synchronized void add(ModelRequest request, Concession concession) {
        boolean ofConversation =
                switch (concession) {
                    case Concession.LeftOut(var field) -> field.isOfConversation();
                    case Concession.OtherValue(var field, _) -> field.isOfConversation();
                    case Concession.WithoutThoughts _ -> true;
                    case Concession.OtherTool _ -> false;
                };
        learned.merge(
                ofConversation ? conversation(request) : model(request),
                Concessions.NONE.plus(concession),
                Concessions::and);
    }

    private static String model(ModelRequest request) {
        return request.provider().id()
                + "\n"
                + request.provider().baseUrl()
                + "\n"
                + request.model();
    }

    private static String conversation(ModelRequest request) {
        return model(request) + "\n" + request.conversation();
    }
}
