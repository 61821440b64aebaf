package dev.basalt.adapter.models.http.exchange;

import dev.basalt.domain.model.failure.ModelError;

import java.util.ArrayList;
import java.util.List;

/** Replaces secrets that were sent in what the provider sends back. */
final class Redaction {

    /** A shorter value is no secret, and would be found in ordinary text. */
    private static final int SHORTEST_SECRET = 12;

    private final List<String> secrets = new ArrayList<>();

    Redaction(ModelCall call) {
        call.credential().ifPresent(credential -> secrets.add(credential.secret()));
        call.provider().authorization().ifPresent(each -> secrets.addAll(each.secrets()));
        secrets.addAll(call.provider().headers().values());
        secrets.addAll(call.provider().queryParams().values());
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
    }

    /** Returns the error without secrets in the provider's text. */
    ModelError of(ModelError error) {
        return switch (error) {
            case ModelError.Unauthorized(var body) -> new ModelError.Unauthorized(of(body));
            case ModelError.Rejected(int status, var body, var retryAfter) ->
                    new ModelError.Rejected(status, of(body), retryAfter);
            case ModelError.UsageLimitReached(var advice, var resetsAt, var message) ->
                    new ModelError.UsageLimitReached(advice, resetsAt, message.map(this::of));
            case ModelError.ContextExceeded(var message) ->
                    new ModelError.ContextExceeded(of(message));
            case ModelError.StreamBroken(var reason, var retryAfter) ->
                    new ModelError.StreamBroken(of(reason), retryAfter);
            case ModelError.Refused(var reason) -> new ModelError.Refused(of(reason));
            case ModelError.Withheld(var reason) -> new ModelError.Withheld(of(reason));
            case ModelError.Unreachable _,
                    ModelError.EmptyResponse _,
                    ModelError.UsageNotIncluded _,
                    ModelError.NotCompacted _,
                    ModelError.MissingKey _,
                    ModelError.NoCredential _,
                    ModelError.UnusableProvider _,
                    ModelError.UnknownWireApi _,
                    ModelError.Cancelled _ ->
                    error;
        };
    }

    String of(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "[redacted]");
        }
        return redacted;
    }
}
