package dev.basalt.adapter.signin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

/** A browser that was sent to the issuer. */
final class Browser {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> sentWith;

    Browser(String authUrl) {
        this.sentWith = QueryString.parse(URI.create(authUrl).getRawQuery());
    }

    String parameter(String name) {
        return Objects.requireNonNull(sentWith.get(name), name);
    }

    /** Follows the redirect with the state of the request. */
    HttpResponse<String> comeBackWith(String query) throws IOException, InterruptedException {
        return open("/auth/callback?state=" + parameter("state") + "&" + query);
    }

    HttpResponse<String> open(String pathAndQuery) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(pathAndQuery)).GET());
    }

    HttpResponse<String> post(String pathAndQuery) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address(pathAndQuery))
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String pathAndQuery) {
        int port = URI.create(parameter("redirect_uri")).getPort();
        return URI.create("http://127.0.0.1:" + port + pathAndQuery);
    }
}
