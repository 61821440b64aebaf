package dev.basalt.application.fake;

import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.CloudCredentials;
import dev.basalt.domain.model.provider.RequestAuthorization;

import io.vavr.control.Either;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clouds whose credentials are named by the test; without a name there are none. */
public final class FakeClouds implements CloudCredentials {

    private final Deque<Grant> grants = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();

    /** The next credentials that are found. */
    public FakeClouds grants(String name, Instant validUntil) {
        grants.add(new Grant(new Named(name), validUntil));
        return this;
    }

    /** Returns the addresses for which credentials were sought. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Either<String, String> located(AuthScheme.AwsSigV4 scheme, String address) {
        return Either.right(
                address.replace(AuthScheme.AwsSigV4.REGION, scheme.region().orElse("here-1")));
    }

    @Override
    public Either<String, Grant> find(AuthScheme scheme, String address) {
        asked.add(address);
        Grant next = grants.poll();
        return next == null ? Either.left("There are no credentials.") : Either.right(next);
    }

    /** Sends its name. */
    public record Named(String name) implements RequestAuthorization {

        @Override
        public Map<String, String> headers(OutgoingRequest request) {
            return Map.of("authorization", name);
        }

        @Override
        public List<String> secrets() {
            return List.of(name);
        }

        @Override
        public Optional<Verdict> verdict(String response) {
            return Optional.empty();
        }

        @Override
        public String advice() {
            return "Get others than " + name + ".";
        }
    }
}
