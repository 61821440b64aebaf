package dev.basalt.application.fake;

import dev.basalt.adapter.stores.memory.InMemoryConversationStore;
import dev.basalt.application.agent.AgentLoop;
import dev.basalt.application.agent.ModelCalls;
import dev.basalt.application.agent.request.CurrentSurroundings;
import dev.basalt.application.auth.CloudAccess;
import dev.basalt.application.auth.CommandTokens;
import dev.basalt.application.auth.CurrentCredential;
import dev.basalt.application.auth.FakeIssuer;
import dev.basalt.application.auth.InMemoryCredentialStore;
import dev.basalt.application.auth.ListedModels;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.auth.TokenRenewal;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.conversation.MessageHistory;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.sandbox.SandboxInspection;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.settings.ConfigOverride;
import dev.basalt.domain.settings.ConfigTable;
import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigurationFile;
import dev.basalt.domain.settings.Place;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The use cases over fake ports that the test controls: a model that is scripted, commands that do
 * not run, a configuration in memory. Ids are counted from 1.
 */
public final class FakeAgent {

    /** The directory that the server seems to run in. */
    public static final Path DIRECTORY = Path.of("/srv");

    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/bin");
    private static final Place FILE = new Place("config.toml", Optional.empty());

    private final ScriptedModel model = new ScriptedModel();
    private final FakeCommandRunner commands = new FakeCommandRunner();
    private final FakeTime time = new FakeTime();
    private final AtomicLong lastId = new AtomicLong();
    private final Conversations conversations =
            new Conversations(
                    new InMemoryConversationStore(),
                    options -> resolveSettings().handle(options),
                    loop(),
                    100);
    private ConfigTable config = ConfigTable.empty(FILE);

    /** With a provider of models; the model is {@code mock-model}, the user is never asked. */
    public FakeAgent() {
        configure("model", "mock-model");
        configure("model_provider", "mock");
        configure("model_providers.mock.name", "Mock");
        configure("model_providers.mock.base_url", "http://127.0.0.1/v1");
        configure("model_providers.mock.wire_api", "responses");
        configure("approval_policy", "never");
        configure("sandbox_mode", "danger-full-access");
    }

    public FakeAgent configure(String key, String value) {
        return configure(key, new ConfigValue.Text(value, FILE));
    }

    public FakeAgent configure(String key, boolean value) {
        return configure(key, new ConfigValue.Truth(value, FILE));
    }

    public FakeAgent configure(String key, long value) {
        return configure(key, new ConfigValue.Whole(value, FILE));
    }

    public FakeAgent configure(String key, double value) {
        return configure(key, new ConfigValue.Fraction(value, FILE));
    }

    private FakeAgent configure(String key, ConfigValue value) {
        config = config.with(ConfigOverride.pathOf(key), value);
        return this;
    }

    public ScriptedModel model() {
        return model;
    }

    public FakeCommandRunner commands() {
        return commands;
    }

    public FakeTime time() {
        return time;
    }

    public Conversations conversations() {
        return conversations;
    }

    /** Returns the id that was, or will be, given out as the n-th. */
    public static String id(long n) {
        return new UUID(0, n).toString();
    }

    public Ids ids() {
        return () -> new UUID(0, lastId.incrementAndGet());
    }

    public ConfigurationFile configurationFile() {
        return () -> Either.right(config);
    }

    public ModelApis apis() {
        return new ModelApis(List.of(model));
    }

    public ResolveSettings resolveSettings() {
        return new ResolveSettings(
                new ConfigLayers(
                        new ConfigSchema(CoreKeys.groups("gpt-5", "openai")),
                        configurationFile(),
                        List.of()),
                new NoInstructionFiles(),
                ENVIRONMENT,
                apis(),
                DIRECTORY);
    }

    public NewConversation newConversation() {
        MessageHistory none = () -> MessageHistory.Log.NONE;
        SandboxInspection inspection =
                (_, _) -> new SandboxReport("none", "nothing has to", List.of(), List.of());
        return new NewConversation(resolveSettings(), conversations, none, ids(), inspection);
    }

    /** Reads no image: {@code no such file}. */
    public SendUserMessage sendUserMessage() {
        return new SendUserMessage(conversations, new FakeImages(), time);
    }

    public AddConversationListener addConversationListener() {
        return new AddConversationListener(conversations, ids());
    }

    private AgentLoop loop() {
        return new AgentLoop(
                new ModelCalls(
                        apis(),
                        credentials(),
                        new ListedModels((_, _, _) -> Either.right(List.of())),
                        new Toolbox(
                                FakeTools.over(
                                        commands,
                                        new NoWorkspace(),
                                        (_, _) -> List.of(),
                                        new FakeImages())),
                        time,
                        () -> 0.5),
                (_, _) -> {},
                new CurrentSurroundings(
                        "Debian 12", Optional.empty(), _ -> Optional.empty(), time));
    }

    private ModelCredentials credentials() {
        var store = InMemoryCredentialStore.holding(Credentials.NONE);
        return new ModelCredentials(
                new CurrentCredential(
                        store,
                        new TokenRenewal(store, new FakeIssuer(), time),
                        Optional.empty(),
                        time),
                new CommandTokens(commands, Map.of(), Path.of("/srv"), time),
                new CloudAccess(FakeClouds::new, time),
                Map.of(),
                FakeApi.ACCOUNT);
    }
}
