package dev.basalt.domain.auth;

/** Why a sign-in, or reading the stored credentials, failed. Contains no secret. */
public sealed interface AuthError {

    /** The stored credentials can't be read or parsed. They are not changed. */
    record Unreadable(String file, String reason) implements AuthError {}

    /**
     * The stored credentials are of a kind that Basalt can't use.
     *
     * @param mode its name
     */
    record UnsupportedMode(String mode) implements AuthError {}

    /** The credentials can't be stored or removed. */
    record NotSaved(String file, String reason) implements AuthError {}

    /** The configuration of the sign-in is invalid. */
    record Misconfigured(String reason) implements AuthError {}

    /** The issuer did not respond, or sent an invalid response. */
    record IssuerUnreachable(String issuer, String reason) implements AuthError {}

    /** The issuer refused: the user declined, or the code or token is not valid any more. */
    record Refused(String reason) implements AuthError {}

    /** The tokens are not valid any more and can't be renewed. */
    record SignedOut() implements AuthError {}

    /** No port for the redirect is free. */
    record NoCallback(String reason) implements AuthError {}

    /** The browser was not redirected in time. */
    record TimedOut() implements AuthError {}

    /** The sign-in was cancelled, or replaced by another. */
    record Cancelled() implements AuthError {}

    /** There is no pending sign-in with this id. */
    record UnknownLogin(String loginId) implements AuthError {}

    /** Returns a message for people; part of the protocol, as in codex 0.23.0. */
    default String message() {
        return switch (this) {
            case Unreadable(String file, String reason) ->
                    file + ": " + reason + " (sign in again with basalt login to replace it)";
            case UnsupportedMode(String mode) ->
                    "Basalt does not support the stored sign-in \""
                            + mode
                            + "\" (auth_mode in auth.json); sign in with basalt login";
            case NotSaved(String file, String reason) ->
                    "Unable to persist auth file: " + file + ": " + reason;
            case Misconfigured(String reason) -> reason;
            case IssuerUnreachable(String issuer, String reason) -> issuer + ": " + reason;
            case Refused(String reason) -> reason;
            case SignedOut() -> "Token data is not available.";
            case NoCallback(String reason) -> "failed to start login server: " + reason;
            case TimedOut() -> "Login timed out";
            case Cancelled() -> "Login server error: Login was not completed";
            case UnknownLogin(String loginId) -> "login id not found: " + loginId;
        };
    }
}
