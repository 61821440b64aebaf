package dev.basalt.adapter.cloud.google;

import dev.basalt.domain.model.provider.RequestAuthorization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends an access token. Never printed.
 *
 * @param quotaProject the project that requests count for, unless it is the token's own
 * @param source where the credentials come from, as the subject of a sentence
 */
record BearerToken(String token, Optional<String> quotaProject, String source)
        implements RequestAuthorization {

    @Override
    public Map<String, String> headers(OutgoingRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("authorization", "Bearer " + token);
        quotaProject.ifPresent(project -> headers.put("x-goog-user-project", project));
        return headers;
    }

    @Override
    public List<String> secrets() {
        return List.of(token);
    }

    @Override
    public Optional<Verdict> verdict(String response) {
        return Optional.empty();
    }

    @Override
    public String advice() {
        return "They come from " + source + ".";
    }

    @Override
    public String toString() {
        return "BearerToken[" + source + "]";
    }
}
