package dev.basalt.application.auth;

import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.AccountModel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A refusal of the service for people who signed in: it offers models by account and by the version
 * of the client.
 *
 * @param model the model that was asked
 * @param version the version that the request named
 * @param models those of the account; empty if they are not known
 */
record RefusedModel(
        ModelError.Rejected refusal, String model, String version, List<AccountModel> models) {

    private static final Set<Integer> STATUSES = Set.of(400, 403, 404, 422, 426);

    private static final List<String> ABOUT_VERSIONS =
            List.of(
                    "newer version",
                    "later version",
                    "latest version",
                    "client version",
                    "client_version",
                    "version of codex",
                    "codex version",
                    "upgrade codex",
                    "update codex",
                    "upgrade your client",
                    "update your client",
                    "outdated",
                    "out of date");

    /** Returns whether the model or the version may be the reason. */
    static boolean mayBe(ModelError.Rejected refusal) {
        return STATUSES.contains(refusal.status());
    }

    /** Returns the refusal with what to do, if that is known. */
    ModelError.Rejected explained() {
        String text = refusal.message().strip();
        return advice().map(advice ->
                        new ModelError.Rejected(
                                refusal.status(),
                                text
                                        + (text.isEmpty()
                                                        || ".!?"
                                                                        .indexOf(
                                                                                text.charAt(
                                                                                        text
                                                                                                        .length()
                                                                                                - 1))
                                                                >= 0
                                                ? " "
                                                : ". ")
                                        + advice,
                                refusal.retryAfter()))
                .orElse(refusal);
    }

    private Optional<String> advice() {
        String lower = refusal.message().toLowerCase(Locale.ROOT);
        Optional<AccountModel> listed =
                models.stream().filter(each -> each.name().equals(model)).findFirst();
        Optional<String> needed =
                listed.filter(each -> each.needsLaterThan(version))
                        .flatMap(AccountModel::clientVersion);
        if (needed.isPresent()) {
            return Optional.of(
                    "The model needs client version %s, and requests name %s: set `chatgpt_client_version` to \"%s\" in config.toml."
                            .formatted(needed.get(), version, needed.get()));
        }
        if (ABOUT_VERSIONS.stream().anyMatch(lower::contains)) {
            return Optional.of(
                    "Requests name client version %s: set `chatgpt_client_version` in config.toml to a version that the service accepts for this model."
                            .formatted(version));
        }
        return listed.isPresent() || models.isEmpty() || !lower.contains("model")
                ? Optional.empty()
                : Optional.of(
                        "The account has these models: "
                                + models.stream()
                                        .map(AccountModel::name)
                                        .collect(Collectors.joining(", "))
                                + ".");
    }
}
