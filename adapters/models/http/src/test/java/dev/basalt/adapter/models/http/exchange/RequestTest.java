package dev.basalt.adapter.models.http.exchange;

import static dev.basalt.adapter.models.http.exchange.Calls.PATIENT;
import static dev.basalt.adapter.models.http.exchange.Calls.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.basalt.adapter.models.http.LoopbackServer;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.RequestAuthorization.OutgoingRequest;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is sent, and what can not be. */
@Timeout(60)
class RequestTest {

    private final Calls calls = new Calls();

    @Test
    void aRequestHasAContentLength() {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            calls.ask(
                    call(
                            server.url(),
                            PATIENT,
                            Map.of(),
                            json -> json.writeString("grüße " + "x".repeat(100_000))));

            var request = server.requests().getFirst();
            assertEquals("POST /v1/things?own=1&a%20b=c%26d HTTP/1.1", request.line());
            assertEquals("100010", request.headers().get("content-length"));
            assertEquals("application/json", request.headers().get("content-type"));
            assertEquals("\"grüße " + "x".repeat(100_000) + "\"", request.body());
        }
    }

    @Test
    void headersOfTheProvidersEntryAreStrongerAndTheProgramIsNamed() {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            calls.ask(
                    call(server.url(), PATIENT, Map.of("ACCEPT", "x/y"), json -> json.writeNull()));

            var headers = server.requests().getFirst().headers();
            assertEquals("x/y", headers.get("accept"));
            assertEquals("Bearer the-secret-key", headers.get("authorization"));
            assertEquals("basalt", headers.get("user-agent"));
        }
    }

    @Test
    void whatAuthorizesARequestSeesItAsItIsSent() {
        var authorization = new KnownAuthorization();
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            calls.ask(
                    Calls.with(
                            authorization,
                            call(
                                    server.url() + "/a:b",
                                    PATIENT,
                                    Map.of("x-mine", "configured"),
                                    json -> json.writeString("grüße"))));

            OutgoingRequest seen = authorization.seen.getFirst();
            assertEquals("POST", seen.method());
            assertEquals("/a:b/v1/things", seen.path());
            assertEquals(List.of(Map.entry("own", "1"), Map.entry("a b", "c&d")), seen.query());
            var sent = server.requests().getFirst();
            assertEquals(sent.headers().get("host"), seen.host());
            assertEquals(sent.headers().get("content-type"), seen.contentType());
            assertEquals(
                    "08e582522da933a7270850447370c80f7329a1bbe22464c70eca25b922b9db6c",
                    seen.bodySha256().get());
            assertEquals("Signed", sent.headers().get("authorization"));
            assertEquals("configured", sent.headers().get("x-mine"));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatAuthorizesARequestSaysWhatARefusalMeansAndItsSecretsAreNotShown(
            int status, String body, String header, ModelError error) {
        try (var server = new LoopbackServer(LoopbackServer.status(status, body, header))) {
            assertEquals(
                    Either.left(error),
                    calls.ask(
                            Calls.with(
                                    new KnownAuthorization(),
                                    call(
                                            server.url(),
                                            PATIENT,
                                            Map.of(),
                                            json -> json.writeNull()))));
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        403,
                        "no: the-key-of-the-cloud",
                        "x-amzn-errortype: Expired",
                        new ModelError.Unauthorized("no: [redacted]")),
                arguments(
                        403,
                        "wrong",
                        "a: b",
                        new ModelError.Rejected(403, "wrong (try others)", Optional.empty())),
                arguments(
                        401,
                        "wrong",
                        "a: b",
                        new ModelError.Rejected(401, "wrong (try others)", Optional.empty())),
                arguments(401, "other", "a: b", new ModelError.Unauthorized("other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void anAddressMayEndWithASlash(String slash) {
        try (var server = new LoopbackServer(LoopbackServer.stream("end"))) {
            calls.ask(
                    call(
                            server.url() + "/v1" + slash,
                            PATIENT,
                            Map.of(),
                            json -> json.writeNull()));

            assertTrue(server.requests().getFirst().line().startsWith("POST /v1/v1/things?"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:80/v1", "ftp://127.0.0.1/", "http://", "http://[::1"})
    void anAddressThatIsNoneIsTheEntrysFault(String url) {
        assertEquals(
                Either.left(
                        new ModelError.UnusableProvider(
                                "test", "its base_url is not an HTTP address")),
                calls.ask(call(url, PATIENT, Map.of(), json -> json.writeNull())));
    }

    @Test
    void aHeaderThatCannotBeSentIsTheEntrysFaultAndIsNotPrinted() {
        assertEquals(
                Either.left(
                        new ModelError.UnusableProvider(
                                "test",
                                "the header `X-Key` has a value that is not allowed in an HTTP"
                                        + " header")),
                calls.ask(
                        call(
                                "http://127.0.0.1:9",
                                PATIENT,
                                Map.of("X-Key", "secret\n"),
                                json -> json.writeNull())));
    }
}
