package dev.basalt.domain.auth;

/** Why signing in, or finding out who is, did not work. Holds no secret. */
public sealed interface AuthError {

    /** What is stored can't be read or understood. It is left as it is. */
    record Unreadable(String file, String reason) implements AuthError {}

    /** The credentials can't be stored or removed. */
    record NotSaved(String file, String reason) implements AuthError {}

    /** The configuration that says how to sign in can't be used. */
    record Misconfigured(String reason) implements AuthError {}

    /** The issuer gave no answer, or one that is none. */
    record IssuerUnreachable(String issuer, String reason) implements AuthError {}

    /** The issuer refuses: the person said no, the code or the token is not good any more. */
    record Refused(String reason) implements AuthError {}

    /** The tokens are no longer good and there is nothing to renew them with. */
    record SignedOut() implements AuthError {}

    /** Nothing waits for the browser: the port is taken. */
    record NoCallback(String reason) implements AuthError {}

    /** The browser did not come back in time. */
    record TimedOut() implements AuthError {}

    /** The sign-in was called off, or another has taken its place. */
    record CalledOff() implements AuthError {}

    /** There is no sign-in of this name. */
    record UnknownLogin(String loginId) implements AuthError {}

    /** Returns it as one sentence for people. */
    default String message() {
        return switch (this) {
            case Unreadable(String file, String reason) -> file + ": " + reason;
            case NotSaved(String file, String reason) ->
                    "Unable to persist auth file: " + file + ": " + reason;
            case Misconfigured(String reason) -> reason;
            case IssuerUnreachable(String issuer, String reason) -> issuer + ": " + reason;
            case Refused(String reason) -> reason;
            case SignedOut() -> "Token data is not available.";
            case NoCallback(String reason) -> "failed to start login server: " + reason;
            case TimedOut() -> "Login timed out";
            case CalledOff() -> "Login server error: Login was not completed";
            case UnknownLogin(String loginId) -> "login id not found: " + loginId;
        };
    }
}
