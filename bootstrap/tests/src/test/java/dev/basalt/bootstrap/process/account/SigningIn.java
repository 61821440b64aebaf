package dev.basalt.bootstrap.process.account;

import static dev.basalt.bootstrap.process.account.OpenAiServer.accessToken;

import dev.basalt.bootstrap.process.Basalt;
import dev.basalt.bootstrap.process.Client;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server with an OpenAI stand-in and a home of its own, and the steps of signing in. */
final class SigningIn implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** So near that a token is renewed before its use. */
    final Instant soon = Instant.now().plusSeconds(60);

    final Instant later = Instant.now().plusSeconds(86_400);
    final OpenAiServer openAi = new OpenAiServer();
    final Path home;

    /** Where the server runs. */
    final Path folder;

    SigningIn(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    @Override
    public void close() {
        openAi.close();
    }

    /** Configures the server to use the OpenAI stand-in. */
    void configure(String... more) throws IOException {
        openAi.configure(home, more);
    }

    /** Starts the server; no key is in its environment. */
    Client serve() throws IOException {
        ProcessBuilder command = Basalt.command(home, "mcp").directory(folder.toFile());
        command.environment().remove("OPENAI_API_KEY");
        Client client = new Client(command.start());
        client.initialize("{}");
        return client;
    }

    static JsonNode status(Client client) {
        return status(client, "{}");
    }

    static JsonNode status(Client client, String params) {
        return client.result(client.request("getAuthStatus", params));
    }

    /** Sends a message in a new conversation and returns the answer. */
    static String answerTo(Client client, String prompt) {
        return text(
                client.result(client.callTool("codex", "{\"prompt\":\"%s\"}".formatted(prompt))));
    }

    static String text(JsonNode result) {
        return result.at("/content/0/text").asString();
    }

    /** Follows the redirect of the issuer, as a browser does. */
    static HttpResponse<String> comeBack(JsonNode login, String query)
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

    /** Returns the names of the notifications about accounts, in order. */
    static List<String> notifications(Client client) {
        return client.messages().stream()
                .map(message -> message.path("method").asString(""))
                .filter(name -> name.contains("login") || name.contains("uth"))
                .toList();
    }

    /** Returns everything that only the server and the issuer may see. */
    List<String> secrets() {
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

    /** Returns the files in both folders that contain a secret. */
    List<Path> filesWith(String secret) throws IOException {
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

    Path authJson() {
        return home.resolve("auth.json");
    }

    /** Reads JSON that is written with single quotes. */
    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
