package dev.basalt.bootstrap.process;

import static dev.basalt.bootstrap.process.OpenAiServer.accessToken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signing in and out, as a front end and its user live through it. */
final class SigningInIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** So near that a token is renewed before it is used. */
    private final Instant soon = Instant.now().plusSeconds(60);

    private final Instant later = Instant.now().plusSeconds(86_400);

    @TempDir Path home;
    @TempDir Path folder;

    private final OpenAiServer openAi = new OpenAiServer();

    @AfterEach
    void stop() {
        openAi.close();
    }

    @Test
    void fromTheFirstLoginToTheLogoutEveryStepIsToldAndNoTokenIsSeen() throws Exception {
        openAi.configure(home);
        openAi.signsIn(soon);
        openAi.renews(2, later);
        try (Client client = serve()) {
            assertEquals(json("{'preferredAuthMethod':'chatgpt'}"), status(client));

            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            HttpResponse<String> page = comeBack(login, "code=code-1");
            assertEquals(200, page.statusCode());
            JsonNode completed = client.message("loginChatGptComplete").get("params");
            assertEquals(login.get("loginId"), completed.get("loginId"));
            assertTrue(completed.get("success").asBoolean(), completed.toString());
            assertEquals(
                    json("{'authMethod':'chatgpt'}"),
                    client.message("authStatusChange").get("params"));
            assertEquals(
                    List.of(
                            "codex/event/login_chatgpt_complete",
                            "loginChatGptComplete",
                            "authStatusChange"),
                    notifications(client));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(authJson())));
            assertEquals(
                    json("{'authMethod':'chatgpt','preferredAuthMethod':'chatgpt'}"),
                    status(client));

            // the first token is about to expire, the second is refused after a while
            openAi.saysTo(accessToken(2, later), "hello");
            assertEquals("hello", said(client, "hi"));
            assertEquals(List.of("Bearer " + accessToken(2, later)), openAi.askers());
            assertEquals("account-1", openAi.lastAccount());
            openAi.renews(3, later);
            openAi.saysTo(accessToken(3, later), "hello again");
            assertEquals("hello again", said(client, "hi"));
            assertEquals(
                    Stream.of(2, 2, 3).map(n -> "Bearer " + accessToken(n, later)).toList(),
                    openAi.askers());
            assertEquals(2, openAi.renewals());
            assertTrue(Files.readString(authJson()).contains(accessToken(3, later)));

            int logout = client.request("logout", "{}");
            assertEquals(json("{}"), client.result(logout));
            int statusAfterwards = client.request("getAuthStatus", "{}");
            assertEquals(
                    json("{'preferredAuthMethod':'chatgpt'}"), client.result(statusAfterwards));
            assertEquals(
                    List.of("answer " + logout, "authStatusChange", "answer " + statusAfterwards),
                    story(client).subList(story(client).size() - 3, story(client).size()));
            assertFalse(Files.exists(authJson()));

            assertEquals(0, client.end());
            for (String secret : secrets()) {
                assertFalse(client.messages().toString().contains(secret));
                assertFalse(client.complaints().toString().contains(secret));
                assertEquals(List.of(), filesWith(secret));
            }
        }
    }

    @Test
    void whatIsStoredIsInAuthJsonOnly() throws Exception {
        openAi.configure(home);
        openAi.signsIn(later);
        openAi.saysTo(accessToken(1, later), "hello");
        try (Client client = serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");
            said(client, "hi");

            assertEquals(0, client.end());
            for (String secret : secrets()) {
                assertFalse(client.messages().toString().contains(secret));
                assertFalse(client.complaints().toString().contains(secret));
            }
            assertEquals(List.of(authJson()), filesWith(accessToken(1, later)));
        }
    }

    @Test
    void theTokenIsGivenToThoseWhoAskForIt() throws Exception {
        openAi.configure(home);
        openAi.signsIn(later);
        openAi.renews(2, later);
        try (Client client = serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");

            assertEquals(
                    accessToken(1, later),
                    status(client, "{\"includeToken\":true}").path("authToken").asString());
            assertEquals(
                    accessToken(2, later),
                    status(client, "{\"includeToken\":true,\"refreshToken\":true}")
                            .path("authToken")
                            .asString());
            assertFalse(status(client, "{\"refreshToken\":false}").has("authToken"));
        }
    }

    @Test
    void manyConversationsRenewATokenOnce() throws Exception {
        openAi.configure(home);
        openAi.signsIn(later);
        openAi.renews(2, later);
        openAi.saysTo(accessToken(2, later), "hello");
        try (Client client = serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");

            List<Integer> calls =
                    Stream.generate(() -> client.callTool("codex", "{\"prompt\":\"hi\"}"))
                            .limit(8)
                            .toList();
            for (int call : calls) {
                assertEquals("hello", text(client.result(call)));
            }

            assertEquals(1, openAi.renewals());
        }
    }

    @Test
    void aRenewalThatIsRefusedFailsTheTurnAtOnceAndIsExplainedToThoseWhoAsk() throws Exception {
        openAi.configure(home);
        openAi.signsIn(later);
        openAi.refusesToRenew();
        openAi.saysTo("nobody", "");
        try (Client client = serve()) {
            comeBack(client.result(client.request("loginChatGpt", "{}")), "code=code-1");
            client.message("authStatusChange");

            JsonNode failed = client.result(client.callTool("codex", "{\"prompt\":\"hi\"}"));
            assertTrue(failed.path("isError").asBoolean(), failed.toString());
            assertTrue(text(failed).contains("please sign in again"), failed.toString());
            assertTrue(text(failed).contains("the token was revoked"), failed.toString());
            JsonNode refused =
                    client.response(client.request("getAuthStatus", "{\"refreshToken\":true}"));
            assertTrue(
                    refused.at("/error/message").asString("").contains("the token was revoked"),
                    refused.toString());

            assertEquals(1, openAi.askers().size());
        }
    }

    @Test
    void aPersonWhoSaysNoIsStillSignedOut() throws Exception {
        openAi.configure(home);
        try (Client client = serve()) {
            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            assertEquals(400, comeBack(login, "error=access_denied").statusCode());

            assertEquals(
                    json(
                            "{'loginId':%s,'success':false,'error':'access_denied'}"
                                    .formatted(login.get("loginId"))),
                    client.message("loginChatGptComplete").get("params"));
            assertEquals(json("{'preferredAuthMethod':'chatgpt'}"), status(client));
            assertFalse(notifications(client).contains("authStatusChange"));
        }
    }

    @Test
    void aCodeThatTheIssuerRefusesIsAFailure() throws Exception {
        openAi.configure(home);
        try (Client client = serve()) {
            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            assertEquals(400, comeBack(login, "code=replayed").statusCode());

            JsonNode completed = client.message("loginChatGptComplete").get("params");
            assertFalse(completed.path("success").asBoolean());
            assertEquals("HTTP 400", completed.path("error").asString());
        }
    }

    @Test
    void aSecondLoginTakesThePlaceOfTheFirstAndEitherCanBeCalledOffOnce() throws Exception {
        openAi.configure(home);
        try (Client client = serve()) {
            JsonNode first = client.result(client.request("loginChatGpt", "null"));
            JsonNode second = client.result(client.request("loginChatGpt", "{}"));

            assertEquals(
                    json(
                            "{'loginId':%s,'success':false,'error':'Login server error: Login was not completed'}"
                                    .formatted(first.get("loginId"))),
                    client.message("loginChatGptComplete").get("params"));
            String cancel = "{\"loginId\":%s}".formatted(second.get("loginId"));
            assertEquals(json("{}"), client.result(client.request("cancelLoginChatGpt", cancel)));
            client.await(message ->
                    message.path("method").asString("").equals("loginChatGptComplete")
                            && message.at("/params/loginId").equals(second.get("loginId")));
            for (JsonNode gone : List.of(first, second)) {
                JsonNode error =
                        client.response(
                                        client.request(
                                                "cancelLoginChatGpt",
                                                "{\"loginId\":%s}".formatted(gone.get("loginId"))))
                                .get("error");
                assertEquals(-32600, error.path("code").asInt());
                assertEquals(
                        "login id not found: " + gone.path("loginId").asString(),
                        error.path("message").asString());
            }
            assertEquals(
                    -32602,
                    client.response(client.request("cancelLoginChatGpt", "{\"loginId\":\"x\"}"))
                            .at("/error/code")
                            .asInt());
        }
    }

    @Test
    void aKeyIsStoredAndToldAfterTheAnswer() throws Exception {
        openAi.configure(home);
        openAi.saysTo("sk-" + OpenAiServer.SECRET, "hello");
        try (Client client = serve()) {
            int login =
                    client.request(
                            "loginApiKey", "{\"apiKey\":\"sk-%s\"}".formatted(OpenAiServer.SECRET));
            assertEquals(json("{}"), client.result(login));
            assertEquals(
                    json("{'authMethod':'apikey'}"),
                    client.message("authStatusChange").get("params"));

            assertEquals("hello", said(client, "hi"));
            assertEquals(0, client.end());
            assertFalse(client.messages().toString().contains(OpenAiServer.SECRET));
            assertFalse(client.complaints().toString().contains(OpenAiServer.SECRET));
            assertEquals(List.of(authJson()), filesWith(OpenAiServer.SECRET));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "logoutChatGpt"})
    void signingOutTwiceIsFineAndCallsOffALoginThatWaits(String method) throws Exception {
        openAi.configure(home, "auth_status_notification = \"codex/event/auth_status_change\"");
        try (Client client = serve()) {
            JsonNode login = client.result(client.request("loginChatGpt", "{}"));
            assertEquals(json("{}"), client.result(client.request(method, "{}")));
            assertEquals(json("{}"), client.result(client.request(method, "{}")));

            assertEquals(0, client.end());
            assertEquals(
                    login.get("loginId"),
                    client.message("loginChatGptComplete").at("/params/loginId"));
            assertEquals(
                    List.of(
                            "codex/event/login_chatgpt_complete",
                            "loginChatGptComplete",
                            "codex/event/auth_status_change",
                            "codex/event/auth_status_change"),
                    notifications(client));
        }
    }

    @Test
    void aFileThatCanNotBeReadIsNamedAndLeftAsItIs() throws Exception {
        openAi.configure(home);
        Files.writeString(authJson(), "{\"OPENAI_API_KEY\": \"sk-s3cret\",");
        try (Client client = serve()) {
            for (var request :
                    Map.of("getAuthStatus", "{}", "loginApiKey", "{\"apiKey\":\"sk-2\"}")
                            .entrySet()) {
                JsonNode error =
                        client.response(client.request(request.getKey(), request.getValue()))
                                .get("error");
                assertTrue(
                        error.path("message").asString().contains(authJson().toString()),
                        error.toString());
                assertFalse(error.toString().contains("s3cret"), error.toString());
            }
            assertEquals("{\"OPENAI_API_KEY\": \"sk-s3cret\",", Files.readString(authJson()));
        }
    }

    @Test
    void theFileOfAProjectSetsNoVariables() throws Exception {
        openAi.configure(home);
        Files.writeString(folder.resolve(".env"), "OPENAI_API_KEY=sk-of-a-stranger\n");
        Files.writeString(home.resolve(".env"), "OPENAI_API_KEY=sk-of-a-stranger\n");
        try (Client client = serve()) {
            assertEquals(json("{'preferredAuthMethod':'chatgpt'}"), status(client));
        }
    }

    private Client serve() throws IOException {
        ProcessBuilder command = Basalt.command(home, "mcp").directory(folder.toFile());
        command.environment().remove("OPENAI_API_KEY");
        Client client = new Client(command.start());
        client.initialize("{}");
        return client;
    }

    private static JsonNode status(Client client) {
        return status(client, "{}");
    }

    private static JsonNode status(Client client, String params) {
        return client.result(client.request("getAuthStatus", params));
    }

    private static String said(Client client, String prompt) {
        return text(
                client.result(client.callTool("codex", "{\"prompt\":\"%s\"}".formatted(prompt))));
    }

    private static String text(JsonNode result) {
        return result.at("/content/0/text").asString();
    }

    /** The browser comes back from the issuer. */
    private static HttpResponse<String> comeBack(JsonNode login, String query)
            throws IOException, InterruptedException {
        Map<String, String> sentWith =
                Stream.of(URI.create(login.path("authUrl").asString()).getQuery().split("&", -1))
                        .map(each -> each.split("=", 2))
                        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        URI redirect = URI.create(sentWith.get("redirect_uri"));
        URI callback =
                URI.create(
                        "http://127.0.0.1:%d%s?state=%s&%s"
                                .formatted(
                                        redirect.getPort(),
                                        redirect.getPath(),
                                        sentWith.get("state"),
                                        query));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(callback).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Returns the names of what was told about accounts, in order. */
    private static List<String> notifications(Client client) {
        return client.messages().stream()
                .map(message -> message.path("method").asString(""))
                .filter(name -> name.contains("login") || name.contains("uth"))
                .toList();
    }

    private static List<String> story(Client client) {
        return client.messages().stream()
                .map(message ->
                        message.has("method")
                                ? message.get("method").asString()
                                : "answer " + message.get("id").asInt())
                .toList();
    }

    private List<String> secrets() {
        return Stream.concat(
                        Stream.of(OpenAiServer.SECRET),
                        Stream.of(1, 2, 3)
                                .flatMap(n ->
                                        Stream.of(
                                                accessToken(n, soon),
                                                accessToken(n, later),
                                                OpenAiServer.idToken(n),
                                                OpenAiServer.refreshToken(n))))
                .toList();
    }

    private List<Path> filesWith(String secret) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : List.of(home, folder)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private Path authJson() {
        return home.resolve("auth.json");
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
