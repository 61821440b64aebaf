package dev.basalt.adapter.models.http.request;

import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.model.PromptCaching;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.Role;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.model.provider.TokenCommand;
import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A plain request that a test changes in one respect. */
public final class SampleRequest {

    /** A function with a parameter of every kind. */
    public static final ToolSpec SHELL =
            new ToolSpec.Function(
                    "shell",
                    "Runs a command.",
                    new Schema.Struct(shellProperties(), List.of("command"), Optional.empty()));

    /** A function that comes from elsewhere. */
    public static final ToolSpec FOREIGN =
            new ToolSpec.Function(
                    "search",
                    "Searches.",
                    new Schema.Raw(
                            """
                            {"type":"object","properties":{"q":{"type":["string","null"]}}}\
                            """));

    /** The output of a call that returns two images. */
    public static final HistoryItem TWO_IMAGES =
            new HistoryItem.FunctionOutput(
                    "c1",
                    List.of(
                            new ContentPart.Text("two images"),
                            new ContentPart.Image("data:image/png;base64,AA=="),
                            new ContentPart.Image("data:image/tiff;base64,BB==")),
                    true);

    private final String url;
    private String path = "/v1";
    private String model = "mock-model";
    private Duration idle = Duration.ofSeconds(20);
    private Optional<Credential> credential = Optional.empty();
    private Optional<TokenCommand> tokenCommand = Optional.empty();
    private List<HistoryItem> input = List.of(HistoryItem.Message.user("hi"));
    private List<ToolSpec> tools = List.of();
    private PromptCaching caching = PromptCaching.SHORT;
    private Optional<ModelRequest.Reasoning> reasoning = Optional.empty();
    private boolean parallel = true;
    private OptionalLong maxOutputTokens = OptionalLong.empty();
    private Map<String, String> query = Map.of();
    private Map<String, String> headers = Map.of();
    private Optional<Verbosity> verbosity = Optional.empty();
    private boolean stored = true;

    private SampleRequest(String url) {
        this.url = url;
    }

    public static SampleRequest to(String url) {
        return new SampleRequest(url);
    }

    /** The provider is not at {@code /v1}. */
    public SampleRequest path(String other) {
        this.path = other;
        return this;
    }

    public static SampleRequest toNobody() {
        return new SampleRequest("http://nobody.invalid");
    }

    public SampleRequest model(String name) {
        this.model = name;
        return this;
    }

    public SampleRequest idle(Duration limit) {
        this.idle = limit;
        return this;
    }

    public SampleRequest key(String secret) {
        return credential(new Credential(secret, Optional.empty()));
    }

    public SampleRequest credential(Credential given) {
        this.credential = Optional.of(given);
        return this;
    }

    /** Parameters that the provider's entry names. */
    public SampleRequest query(Map<String, String> parameters) {
        this.query = parameters;
        return this;
    }

    /** A credential that a command has printed. */
    public SampleRequest printedToken(String token) {
        this.credential = Optional.of(new Credential(token, Optional.empty()));
        this.tokenCommand =
                Optional.of(
                        new TokenCommand(
                                List.of("print-token"),
                                Optional.empty(),
                                TokenCommand.TIMEOUT,
                                TokenCommand.REFRESH_INTERVAL));
        return this;
    }

    /** Headers that the provider's entry names. */
    public SampleRequest headers(Map<String, String> named) {
        this.headers = named;
        return this;
    }

    public SampleRequest verbosity(Verbosity asked) {
        this.verbosity = Optional.of(asked);
        return this;
    }

    public SampleRequest cachedForAnHour() {
        this.caching = PromptCaching.HOUR;
        return this;
    }

    public SampleRequest notStored() {
        this.stored = false;
        return this;
    }

    public SampleRequest input(HistoryItem... items) {
        this.input = List.of(items);
        return this;
    }

    public SampleRequest tools(ToolSpec... offered) {
        this.tools = List.of(offered);
        return this;
    }

    public SampleRequest reasoning(ReasoningEffort effort, ReasoningSummary summary) {
        this.reasoning = Optional.of(new ModelRequest.Reasoning(Optional.of(effort), summary));
        return this;
    }

    public SampleRequest oneCallAtATime() {
        this.parallel = false;
        return this;
    }

    public SampleRequest maxOutputTokens(long tokens) {
        this.maxOutputTokens = OptionalLong.of(tokens);
        return this;
    }

    public ModelRequest build() {
        return new ModelRequest(
                "conversation-1",
                new ProviderSettings(
                        "mock",
                        "Mock",
                        url + path,
                        "mock",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        tokenCommand,
                        Optional.empty(),
                        Optional.empty(),
                        query,
                        headers,
                        0,
                        0,
                        idle,
                        false),
                credential,
                model,
                "Be useful.",
                input,
                tools,
                new LocalShellFunction("shell", "command", "workdir", "timeout"),
                reasoning,
                verbosity,
                stored,
                parallel,
                maxOutputTokens,
                caching);
    }

    /**
     * Returns requests of a conversation that grows by one item each, of every kind that there are
     * functions for.
     */
    public static List<ModelRequest> growing() {
        HistoryItem go = HistoryItem.Message.user("go");
        HistoryItem[] all = {
            go,
            shown("data:image/png;base64,AAAA"),
            thought("hm", "opaque"),
            said("a1", "one"),
            called("a1", "c1", "shell", "{\"command\":[\"ls\"]}"),
            new HistoryItem.FunctionOutput("c1", "grüße"),
            called("a1", "c2", "shell", "{}"),
            new HistoryItem.FunctionOutput("c2", ""),
            said("a2", "ready"),
            go,
            said("a3", "again"),
            go,
        };
        return IntStream.rangeClosed(1, all.length)
                .mapToObj(length -> toNobody().input(Arrays.copyOf(all, length)).build())
                .toList();
    }

    /** Returns the request. */
    public static String json(JsonContent content) {
        var bytes = new ByteArrayOutputStream();
        JsonRequestBody.write(content, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A message of the model, from the response with this id. */
    public static HistoryItem said(String answer, String text) {
        return new HistoryItem.Message(
                Optional.of(answer), Role.ASSISTANT, List.of(new ContentPart.Text(text)));
    }

    /** The model called for something, in the answer of this id. */
    public static HistoryItem called(String answer, String callId, String name, String arguments) {
        return new HistoryItem.FunctionCall(Optional.of(answer), callId, name, arguments);
    }

    /** The user sent pictures. */
    public static HistoryItem shown(String... urls) {
        return new HistoryItem.Message(
                Optional.empty(),
                Role.USER,
                List.of(urls).stream().<ContentPart>map(ContentPart.Image::new).toList());
    }

    /** The model thought something that people see. */
    public static HistoryItem.Reasoning thought(String text, String opaque) {
        return new HistoryItem.Reasoning(
                Optional.empty(), List.of(text), List.of(), Optional.of(opaque));
    }

    /** What the provider of the sample wants back, from a model. */
    public static String sealed(String api, String model, String state) {
        return new ProviderState(api + "\nmock\n" + model).seal(state);
    }

    /** What the provider of the sample wants back, from its usual model. */
    public static String sealed(String api, String state) {
        return sealed(api, "mock-model", state);
    }

    private static Map<String, Schema> shellProperties() {
        var properties = new LinkedHashMap<String, Schema>();
        properties.put(
                "command", new Schema.ListOf(new Schema.Text(Optional.empty()), Optional.empty()));
        properties.put("timeout", new Schema.Numeric(Optional.of("in milliseconds")));
        properties.put("loud", new Schema.Bool(Optional.empty()));
        return properties;
    }
}
