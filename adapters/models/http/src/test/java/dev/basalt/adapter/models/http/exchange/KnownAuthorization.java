package dev.basalt.adapter.models.http.exchange;

import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.RequestAuthorization;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Authorizes requests with one word, and remembers them. */
final class KnownAuthorization implements RequestAuthorization {

    final List<OutgoingRequest> seen = new CopyOnWriteArrayList<>();

    @Override
    public Map<String, String> headers(OutgoingRequest request) {
        seen.add(request);
        return Map.of("authorization", "Signed", "x-mine", "of the cloud");
    }

    @Override
    public List<String> secrets() {
        return List.of("the-key-of-the-cloud");
    }

    @Override
    public ModelError explain(ModelError error, String evidence) {
        return error instanceof ModelError.Rejected(_, var message, _)
                        && evidence.contains("x-amzn-errortype: Expired")
                ? new ModelError.Unauthorized(message + ", said the header Expired")
                : error;
    }

    @Override
    public String advice() {
        return "";
    }
}
