package dev.basalt.domain.model.failure;

import dev.basalt.domain.model.provider.ProviderSettings;

import java.util.Locale;
import java.util.Optional;

/** What a person can do about a model failure, where its own sentence does not say so. */
public final class FailureAdvice {

    private FailureAdvice() {}

    /** Returns the sentence for a failure, followed by the advice if there is one. */
    public static String text(ModelError error, ProviderSettings provider) {
        String text = ModelFailureText.of(error);
        return of(error, provider)
                .map(advice -> text + (isSentence(text) ? " " : ". ") + advice)
                .orElse(text);
    }

    private static Optional<String> of(ModelError error, ProviderSettings provider) {
        return switch (error) {
            case ModelError.Unauthorized _ -> Optional.of(credential(provider));
            case ModelError.Rejected(int status, _, _) -> rejected(status);
            case ModelError.Unreachable(var url, _) -> Optional.of(unreachable(url));
            case ModelError.Refused _ ->
                    Optional.of(
                            "The answer is left out of the conversation; ask in other words, or"
                                    + " choose another model (`model`).");
            default -> Optional.empty();
        };
    }

    private static String credential(ProviderSettings provider) {
        if (provider.tokenCommand().isPresent()) {
            return "Check the command in `auth` of the provider `" + provider.id() + "`.";
        }
        Optional<String> key =
                provider.envKey()
                        .map(variable -> "the key in the environment variable `" + variable + "`");
        if (provider.authScheme().isPresent()) {
            return "Check the credentials of the cloud"
                    + key.map(k -> ", or " + k).orElse("")
                    + ".";
        }
        return key.map(k -> "Check " + k + ".")
                .orElse(
                        provider.usesAccount()
                                ? "See `basalt login status`; sign in with `basalt login`."
                                : "Check the `env_key` of the provider `" + provider.id() + "`.");
    }

    private static Optional<String> rejected(int status) {
        return switch (status) {
            case 403 -> Optional.of("Check that the account may use this model.");
            case 404 -> Optional.of("Check `model` and the provider's `base_url`.");
            case 407 -> Optional.of("Check the credential of the proxy.");
            default -> Optional.empty();
        };
    }

    private static String unreachable(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        boolean local = lower.matches("https?://(localhost|127\\.[0-9.]+|\\[::1\\])([:/].*)?");
        return local
                ? "Check that the server is running, and the provider's `base_url`."
                : "Check the network, the proxy and the provider's `base_url`.";
    }

    private static boolean isSentence(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    }
}
