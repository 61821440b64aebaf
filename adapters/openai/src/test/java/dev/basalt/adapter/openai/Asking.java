package dev.basalt.adapter.openai;

import static java.util.Objects.requireNonNull;

import dev.basalt.adapter.modelhttp.LoopbackServer;
import dev.basalt.adapter.modelhttp.ModelHttp;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.ContentPart;
import dev.basalt.domain.model.Credential;
import dev.basalt.domain.model.HistoryItem;
import dev.basalt.domain.model.ModelError;
import dev.basalt.domain.model.ModelEvent;
import dev.basalt.domain.model.ModelProvider;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.ProviderSettings;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Role;
import dev.basalt.domain.model.Schema;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.ToolSpec;
import dev.basalt.domain.model.Verbosity;

import io.vavr.control.Either;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks a server on the loopback interface and keeps what it says. */
final class Asking {

    static final ModelHttp HTTP = new ModelHttp();

    static final ModelProvider RESPONSES =
            new ResponsesApi(HTTP, "codex_cli_rs", "codex_cli_rs/0.23.0 (Debian 12.0.0; x86_64)");

    static final ToolSpec SHELL =
            new ToolSpec.Function(
                    "shell",
                    "Runs a command.",
                    new Schema.Struct(shellProperties(), List.of("command"), Optional.empty()));

    final List<ModelEvent> events = new ArrayList<>();

    private final ModelProvider api;

    private Asking(ModelProvider api) {
        this.api = api;
    }

    static Asking responses() {
        return new Asking(RESPONSES);
    }

    static Asking chat() {
        return new Asking(new ChatCompletionsApi(HTTP));
    }

    Either<ModelError, ModelResponse> ask(LoopbackServer server) {
        return ask(request(server.url()).build());
    }

    Either<ModelError, ModelResponse> ask(ModelRequest request) {
        return api.respond(request, events::add, new Cancellation());
    }

    /** Answers with a stream as it was recorded, and leaves the connection open for more. */
    static LoopbackServer.Reply recorded(String name) {
        String stream = resource("/recorded/" + name);
        return peer -> {
            peer.beginChunks();
            peer.chunk(stream);
            peer.endChunks();
        };
    }

    static String resource(String path) {
        try (InputStream in = Asking.class.getResourceAsStream(path)) {
            return new String(requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestBuilder request(String url) {
        return new RequestBuilder(url);
    }

    static HistoryItem said(String text) {
        return new HistoryItem.Message(
                Optional.empty(), Role.ASSISTANT, List.of(new ContentPart.Text(text)));
    }

    static HistoryItem said(String id, String text) {
        return new HistoryItem.Message(
                Optional.of(id), Role.ASSISTANT, List.of(new ContentPart.Text(text)));
    }

    static HistoryItem called(String callId, String name, String arguments) {
        return new HistoryItem.FunctionCall(Optional.empty(), callId, name, arguments);
    }

    static TokenUsage usage(long input, long cached, long output, long reasoning, long total) {
        return new TokenUsage(
                input, OptionalLong.of(cached), output, OptionalLong.of(reasoning), total);
    }

    private static Map<String, Schema> shellProperties() {
        var properties = new LinkedHashMap<String, Schema>();
        properties.put(
                "command", new Schema.ListOf(new Schema.Text(Optional.empty()), Optional.empty()));
        properties.put("timeout", new Schema.Numeric(Optional.of("in milliseconds")));
        properties.put("loud", new Schema.Bool(Optional.empty()));
        return properties;
    }

    /** A request with nothing special about it, but for what is said. */
    static final class RequestBuilder {

        private final String url;
        private Map<String, String> query = Map.of();
        private Map<String, String> headers = Map.of();
        private Duration idle = Duration.ofSeconds(20);
        private Optional<Credential> credential = Optional.empty();
        private List<HistoryItem> input = List.of(HistoryItem.Message.user("hi"));
        private List<ToolSpec> tools = List.of();
        private Optional<ModelRequest.Reasoning> reasoning = Optional.empty();
        private Optional<Verbosity> verbosity = Optional.empty();
        private boolean store = true;
        private boolean parallel;

        private RequestBuilder(String url) {
            this.url = url;
        }

        RequestBuilder query(Map<String, String> query) {
            this.query = query;
            return this;
        }

        RequestBuilder headers(Map<String, String> headers) {
            this.headers = headers;
            return this;
        }

        RequestBuilder idle(Duration idle) {
            this.idle = idle;
            return this;
        }

        RequestBuilder credential(Credential credential) {
            this.credential = Optional.of(credential);
            return this;
        }

        RequestBuilder input(HistoryItem... input) {
            this.input = List.of(input);
            return this;
        }

        RequestBuilder tools(ToolSpec... tools) {
            this.tools = List.of(tools);
            return this;
        }

        RequestBuilder reasoning(ReasoningEffort effort, ReasoningSummary summary) {
            this.reasoning = Optional.of(new ModelRequest.Reasoning(Optional.of(effort), summary));
            return this;
        }

        RequestBuilder verbosity(Verbosity verbosity) {
            this.verbosity = Optional.of(verbosity);
            return this;
        }

        RequestBuilder notStored() {
            this.store = false;
            return this;
        }

        RequestBuilder parallelToolCalls() {
            this.parallel = true;
            return this;
        }

        ModelRequest build() {
            return new ModelRequest(
                    "conversation-1",
                    new ProviderSettings(
                            "mock",
                            "Mock",
                            url + "/v1",
                            "responses",
                            Optional.empty(),
                            Optional.empty(),
                            query,
                            headers,
                            0,
                            0,
                            idle,
                            false),
                    credential,
                    "mock-model",
                    "Be useful.",
                    input,
                    tools,
                    reasoning,
                    verbosity,
                    store,
                    parallel,
                    OptionalLong.empty());
        }
    }
}
