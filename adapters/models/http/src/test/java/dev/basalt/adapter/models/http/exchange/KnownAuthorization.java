package dev.basalt.adapter.models.http.exchange;

import dev.basalt.domain.model.provider.RequestAuthorization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public Optional<Verdict> verdict(String response) {
        return response.contains("x-amzn-errortype: Expired")
                ? Optional.of(new Verdict.Expired())
                : response.contains("wrong")
                        ? Optional.of(new Verdict.Wrong("try others"))
                        : Optional.empty();
    }

    @Override
    public String advice() {
        return "";
    }
}
