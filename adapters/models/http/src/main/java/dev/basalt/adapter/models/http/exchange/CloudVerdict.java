package dev.basalt.adapter.models.http.exchange;

import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.RequestAuthorization.Verdict;

import java.util.Optional;

/** What the error of a refused request is when its credentials are those of a cloud. */
final class CloudVerdict {

    private static final int UNAUTHORIZED = 401;

    private CloudVerdict() {}

    /** Returns an error that leads to other credentials, or one that says what is wrong. */
    static ModelError on(ModelError error, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Expired() ->
                    error instanceof ModelError.Rejected(_, var message, _)
                            ? new ModelError.Unauthorized(message)
                            : error;
            case Verdict.Wrong(var hint) ->
                    switch (error) {
                        case ModelError.Unauthorized(var message) ->
                                new ModelError.Rejected(
                                        UNAUTHORIZED, hinted(message, hint), Optional.empty());
                        case ModelError.Rejected(int status, var message, var retryAfter) ->
                                new ModelError.Rejected(status, hinted(message, hint), retryAfter);
                        default -> error;
                    };
        };
    }

    private static String hinted(String message, String hint) {
        return message + " (" + hint + ")";
    }
}
