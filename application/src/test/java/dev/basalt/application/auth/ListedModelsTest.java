package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.fake.FakeApi;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.AccountModel;
import dev.basalt.domain.model.provider.AccountModels;
import dev.basalt.domain.model.provider.Credential;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/** What people who signed in are told of models that the service refuses. */
@Timeout(60)
class ListedModelsTest {

    private static final AccountSettings ACCOUNT = AuthFixture.ACCOUNT;
    private static final ModelCredentials.Access TOKEN =
            access(new Credential("t0ken", Optional.of("acc-1")));
    private static final ModelCredentials.Access KEY =
            access(new Credential("sk-1", Optional.empty()));

    private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @Test
    void aModelThatNeedsALaterVersionNamesTheSetting() {
        ListedModels listed = listing(new AccountModel("heron", Optional.of("0.200.1")));

        assertEquals(
                rejected(
                        400,
                        "The 'heron' model requires a newer version of Codex. The model needs"
                                + " client version 0.200.1, and requests name 0.171.0: set"
                                + " `chatgpt_client_version` to \"0.200.1\" in config.toml."),
                listed.explained(
                        rejected(400, "The 'heron' model requires a newer version of Codex"),
                        TOKEN,
                        ACCOUNT,
                        "heron"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Please upgrade Codex to the latest version.",
        "404, Your client version is outdated.",
        "426, This model is for a newer version of the client.",
    })
    void aRefusalThatNamesAVersionNamesTheSetting(int status, String sentence) {
        ListedModels listed = new ListedModels((_, _, _) -> Either.left("gone"));

        assertEquals(
                rejected(
                        status,
                        sentence
                                + " Requests name client version 0.171.0: set"
                                + " `chatgpt_client_version` in config.toml to a version that the"
                                + " service accepts for this model."),
                listed.explained(rejected(status, sentence), TOKEN, ACCOUNT, "heron"));
    }

    @Test
    void aModelThatTheAccountDoesNotHaveIsAnsweredWithThoseThatItHas() {
        ListedModels listed =
                listing(
                        new AccountModel("wren", Optional.empty()),
                        new AccountModel("crane", Optional.of("0.1.0")));

        assertEquals(
                rejected(
                        400,
                        "The 'heron' model is not supported. The account has these models: wren,"
                                + " crane."),
                listed.explained(
                        rejected(400, "The 'heron' model is not supported"),
                        TOKEN,
                        ACCOUNT,
                        "heron"));
    }

    @Test
    void whatHasNothingToDoWithTheModelStaysAsItIs() {
        ListedModels listed = listing(new AccountModel("heron", Optional.empty()));

        assertEquals(
                rejected(400, "too hot"),
                listed.explained(rejected(400, "too hot"), TOKEN, ACCOUNT, "heron"));
        assertEquals(
                rejected(500, "newer version"),
                listed.explained(rejected(500, "newer version"), TOKEN, ACCOUNT, "heron"));
    }

    @Test
    void forAKeyNothingIsAsked() {
        ListedModels listed = listing(new AccountModel("wren", Optional.empty()));

        listed.prefetch(KEY, ACCOUNT);

        assertEquals(
                rejected(400, "The 'heron' model is not supported"),
                listed.explained(
                        rejected(400, "The 'heron' model is not supported"),
                        KEY,
                        ACCOUNT,
                        "heron"));
        assertEquals(0, asked.size());
    }

    @Test
    void theListIsRequestedOnceAndInTheBackground() throws InterruptedException {
        ListedModels listed = listing(new AccountModel("wren", Optional.empty()));

        listed.prefetch(TOKEN, ACCOUNT);

        assertEquals("t0ken 0.171.0", asked.take());
        listed.explained(rejected(404, "no such model"), TOKEN, ACCOUNT, "heron");
        listed.prefetch(TOKEN, ACCOUNT);
        assertEquals(0, asked.size());
    }

    @Test
    void aListThatCouldNotBeHadIsRequestedAgain() {
        ListedModels listed =
                new ListedModels((_, _, version) -> {
                    asked.add(version);
                    return Either.left("gone");
                });

        listed.explained(rejected(404, "no such model"), TOKEN, ACCOUNT, "heron");
        listed.explained(rejected(404, "no such model"), TOKEN, ACCOUNT, "heron");

        assertEquals(2, asked.size());
    }

    private ListedModels listing(AccountModel... models) {
        AccountModels service =
                (_, credential, version) -> {
                    asked.add(credential.secret() + " " + version);
                    return Either.right(List.of(models));
                };
        return new ListedModels(service);
    }

    private static ModelError rejected(int status, String message) {
        return new ModelError.Rejected(status, message, Optional.empty());
    }

    private static ModelCredentials.Access access(Credential credential) {
        return new ModelCredentials.Access(
                FakeApi.provider("https://chatgpt.example", "responses", true),
                Optional.of(credential));
    }
}
