package dev.basalt.adapter.models.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.domain.model.provider.AccountModel;
import dev.basalt.domain.model.provider.Credential;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Optional;

@Timeout(60)
class ChatGptModelsTest {

    private static final Credential TOKEN = new Credential("t0ken", Optional.of("acc-1"));

    @Test
    void theListOfTheAccountIsRequestedInOurOwnName() {
        try (var server =
                new LoopbackServer(
                        json(
                                """
                                {"models":[
                                {"slug":"gpt-6.2-sol","minimal_client_version":"0.166.0","x":1},
                                {"slug":"gpt-5.6-sol","minimal_client_version":[0,144,0]},
                                {"slug":"gpt-5.5"},{"other":true}]}\
                                """))) {
            assertEquals(
                    Either.right(
                            List.of(
                                    new AccountModel("gpt-6.2-sol", Optional.of("0.166.0")),
                                    new AccountModel("gpt-5.6-sol", Optional.of("0.144.0")),
                                    new AccountModel("gpt-5.5", Optional.empty()))),
                    list(server));

            var asked = server.requests().getFirst();
            assertEquals(
                    "GET /backend-api/codex/models?client_version=0.171.0 HTTP/1.1", asked.line());
            assertEquals("Bearer t0ken", asked.headers().get("authorization"));
            assertEquals("acc-1", asked.headers().get("chatgpt-account-id"));
            assertEquals("basalt", asked.headers().get("originator"));
            assertEquals("basalt/1.0 (test)", asked.headers().get("user-agent"));
            assertEquals("0.171.0", asked.headers().get("version"));
        }
    }

    @Test
    void anythingElseIsAListWithoutModels() {
        try (var server = new LoopbackServer(json("<html>sign in</html>"))) {
            assertEquals(Either.right(List.of()), list(server));
        }
    }

    @Test
    void aRefusalIsAnError() {
        try (var server = new LoopbackServer(LoopbackServer.status(403, "{}"))) {
            assertEquals(Either.left("unexpected status 403 Forbidden: Whatever"), list(server));
        }
    }

    @Test
    void aServerThatIsNotThereIsAnError() {
        var server = new LoopbackServer();
        server.close();

        assertTrue(list(server).getLeft().startsWith("error sending request for url (http://127."));
    }

    private static Either<String, List<AccountModel>> list(LoopbackServer server) {
        return new ChatGptModels(new ModelHttp("basalt/1.0 (test)"), "basalt")
                .list(
                        OpenAiProviders.home("responses")
                                .at(server.url() + "/backend-api/codex")
                                .withHeader("version", "0.171.0"),
                        TOKEN,
                        "0.171.0");
    }

    private static LoopbackServer.Reply json(String body) {
        return LoopbackServer.status(200, body);
    }
}
