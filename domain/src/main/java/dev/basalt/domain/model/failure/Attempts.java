package dev.basalt.domain.model.failure;

/**
 * The attempts that have been made for one response so far.
 *
 * @param requests retries of the request since the last stream began or was given up
 * @param streams how often the whole response was requested again
 * @param credentialRefreshed whether a rejected credential was renewed already
 */
public record Attempts(int requests, int streams, boolean credentialRefreshed) {

    /** The first attempt is still to be made. */
    public static final Attempts NONE = new Attempts(0, 0, false);

    /** Returns the attempts once the decision is followed. */
    public Attempts after(RetryDecision decision) {
        return switch (decision) {
            case RetryDecision.Retry retry ->
                    switch (retry.budget()) {
                        case REQUEST -> new Attempts(retry.number(), streams, credentialRefreshed);
                        case STREAM -> new Attempts(0, retry.number(), credentialRefreshed);
                    };
            case RetryDecision.RefreshCredential() -> new Attempts(requests, streams, true);
            case RetryDecision.GiveUp() -> this;
        };
    }
}
