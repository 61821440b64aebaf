package dev.basalt.application.conversation;

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
import dev.basalt.application.conversation.runner.AcceptedTurn;
import dev.basalt.application.conversation.runner.ConversationRunner;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.conversation.runner.Subscription;
import dev.basalt.application.fake.Events;
import dev.basalt.application.fake.FakeApi;
import dev.basalt.application.fake.FakeClouds;
import dev.basalt.application.fake.FakeCommandRunner;
import dev.basalt.application.fake.FakeImages;
import dev.basalt.application.fake.FakeTime;
import dev.basalt.application.fake.FakeTools;
import dev.basalt.application.fake.ScriptedModel;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ApprovalPrompt;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Credentials;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.conversation.TurnContext;
import dev.basalt.domain.conversation.UserInput;
import dev.basalt.domain.conversation.event.ConversationListener;
import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.diff.PlainDiffer;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.PromptCaching;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.facts.ModelFacts;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.ShellEnvironmentPolicy;
import dev.basalt.domain.time.Time;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolSource;
import dev.basalt.domain.workspace.InMemoryWorkspace;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything a conversation needs, none of it real. */
public final class World {

    public static final ApprovalPrompt NOBODY_MAY_ASK =
            (_, question, _) -> {
                throw new AssertionError("asked about " + question);
            };

    public final ScriptedModel model = new ScriptedModel();
    public final FakeCommandRunner commands = new FakeCommandRunner();
    public final InMemoryWorkspace files = new InMemoryWorkspace();
    public final FakeImages images = new FakeImages();
    public final FakeTime time = new FakeTime();
    public final ConversationStore store;
    public final Conversations conversations;

    /** How settings are resolved that the store does not keep. */
    public volatile Function<ConversationOptions, Either<SettingsError, Settings>> resolving =
            _ -> Either.right(settings(new Options()));

    public final Events events = new Events();
    public final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicLong nextId = new AtomicLong(1);
    public final Ids ids = () -> new UUID(0, nextId.getAndIncrement());
    private final AtomicLong nextTurn = new AtomicLong();
    public final Supplier<TurnId> turns =
            () -> new TurnId(Long.toString(nextTurn.getAndIncrement()));
    private final ToolSource ownTools = FakeTools.over(commands, files, new PlainDiffer(), images);

    /** Tools that come from elsewhere, at the moment. */
    public volatile List<Tool> foreignTools = List.of();

    /** The git branch that is checked out, at the moment. */
    public volatile Optional<String> branch = Optional.of("main");

    private final ModelApis apis = new ModelApis(List.of(model));
    private final AgentLoop loop =
            new AgentLoop(
                    new ModelCalls(
                            apis,
                            credentials(time),
                            new ListedModels((_, _, _) -> Either.right(List.of())),
                            new Toolbox(this::tools),
                            time,
                            () -> 0.5),
                    (command, turn) -> notices.add(command + " " + turn),
                    new CurrentSurroundings("Debian 12", Optional.of("bash"), _ -> branch, time));

    public World() {
        this(100);
    }

    /** A world that keeps so many conversations in memory. */
    public World(int limit) {
        this(new InMemoryConversationStore(), limit);
    }

    public World(ConversationStore store, int limit) {
        this.store = store;
        this.conversations =
                new Conversations(store, options -> resolving.apply(options), loop, limit);
    }

    private List<Tool> tools(ToolOffering offering) {
        return Stream.concat(ownTools.tools(offering).stream(), foreignTools.stream()).toList();
    }

    private static ModelCredentials credentials(Time time) {
        var store = InMemoryCredentialStore.holding(Credentials.NONE);
        return new ModelCredentials(
                new CurrentCredential(
                        store,
                        new TokenRenewal(store, new FakeIssuer(), time),
                        Optional.empty(),
                        time),
                new CommandTokens(new FakeCommandRunner(), Map.of(), Path.of("/srv"), time),
                new CloudAccess(FakeClouds::new, time),
                Map.of(),
                FakeApi.ACCOUNT);
    }

    public static final class Options {
        public ApprovalPolicy approvalPolicy = ApprovalPolicy.NEVER;
        public Settings.Instructions instructions = Settings.Instructions.NONE;
        public List<String> notices = List.of();
        public SandboxPolicy sandboxPolicy = new SandboxPolicy.DangerFullAccess();
        public int requestRetries = 0;
        public int streamRetries = 0;
        public String model = "mock";
        public Optional<ReasoningEffort> effort = Optional.empty();
        public OptionalLong contextWindow = OptionalLong.empty();
        public OptionalLong autoCompactTokenLimit = OptionalLong.empty();
        public boolean planTool = false;

        /** Commands end at their timeout, unless a test is about those that go on. */
        public BackgroundLifetime background = BackgroundLifetime.OFF;

        /** What is configured of models. */
        public Map<String, ModelFacts> facts = Map.of();

        /** The form that the outputs of commands have in the tests: that of codex 0.23.0. */
        public OutputFormat outputFormat = OutputFormat.JSON;

        public boolean viewImage = true;
        public List<String> notifyCommand = List.of();
    }

    public ConversationId conversation() {
        return conversation(new Options());
    }

    public ConversationId conversation(ApprovalPolicy approvalPolicy) {
        Options options = new Options();
        options.approvalPolicy = approvalPolicy;
        return conversation(options);
    }

    public ConversationId conversation(Options options) {
        ConversationId id = new ConversationId(ids.next());
        conversations.begin(id, settings(options));
        return id;
    }

    /** Lets {@link #events} hear the conversation. */
    public void listen(ConversationId id) {
        listen(id, events);
    }

    /** Adds a listener; returns once it is added and past events are delivered. */
    public Subscription listen(ConversationId id, ConversationListener listener) {
        Subscription subscription =
                new AddConversationListener(conversations, ids).handle(id, listener).get();
        conversations.with(id, ConversationRunner::broadcast).get().open(subscription);
        return subscription;
    }

    public ConversationUsage usage(ConversationId id) {
        return new GetConversationUsage(conversations, apis).handle(id).get().usage();
    }

    /** Says something, and lets its turn begin. */
    public Optional<AcceptedTurn> say(ConversationId id, String text) {
        return say(id, text, NOBODY_MAY_ASK);
    }

    public Optional<AcceptedTurn> say(ConversationId id, String text, ApprovalPrompt approvals) {
        return say(id, text, Optional.empty(), approvals);
    }

    /** Says something under rules of its own. */
    public Optional<AcceptedTurn> say(ConversationId id, String text, TurnContext rules) {
        return say(id, text, Optional.of(rules), NOBODY_MAY_ASK);
    }

    private Optional<AcceptedTurn> say(
            ConversationId id, String text, Optional<TurnContext> rules, ApprovalPrompt approvals) {
        Optional<AcceptedTurn> turn =
                new SendUserMessage(conversations, images, time)
                        .handle(
                                new SendUserMessage.Command(
                                        id, List.of(new UserInput.Text(text)), turns, rules),
                                approvals)
                        .join()
                        .get();
        turn.ifPresent(AcceptedTurn::begin);
        return turn;
    }

    /** Returns the rules of a conversation, but for the model. */
    public TurnContext rules(String model) {
        TurnContext usual = TurnContext.of(settings(new Options()));
        return new TurnContext(
                usual.directory(),
                usual.approvalPolicy(),
                usual.sandboxPolicy(),
                model,
                usual.effort(),
                usual.summary());
    }

    /** Runs a prompt with a turn and a listener of its own. */
    public AcceptedTurn run(ConversationId id, String prompt, Events own) {
        AcceptedTurn turn =
                new RunPrompt(conversations)
                        .handle(
                                new RunPrompt.Command(id, prompt, () -> new TurnId("call")),
                                own,
                                NOBODY_MAY_ASK)
                        .get();
        turn.begin();
        return turn;
    }

    public static ApprovalPrompt answering(ReviewDecision... decisions) {
        List<ReviewDecision> answers = List.of(decisions);
        AtomicLong asked = new AtomicLong();
        return (_, _, _) -> answers.get((int) asked.getAndIncrement());
    }

    /** Waits as a listener or a model does, which may throw nothing that is checked. */
    public static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Settings settings(Options options) {
        return new Settings(
                Path.of("/proj"),
                new Settings.ModelChoice(
                        options.model,
                        options.effort,
                        ReasoningSummary.AUTO,
                        Optional.empty(),
                        false,
                        options.contextWindow,
                        OptionalLong.empty(),
                        options.autoCompactTokenLimit,
                        PromptCaching.SHORT,
                        options.facts),
                new ProviderSettings(
                        "mock",
                        "Mock",
                        "http://127.0.0.1/v1",
                        "responses",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        options.requestRetries,
                        options.streamRetries,
                        Duration.ofSeconds(1),
                        false),
                new AccountSettings(
                        AuthMode.CHATGPT,
                        new Issuer("https://issuer.example", "client"),
                        List.of(1455)),
                options.approvalPolicy,
                options.sandboxPolicy,
                SandboxChoice.DEFAULT,
                new ShellEnvironmentPolicy(
                        ShellEnvironmentPolicy.Inherit.ALL, false, List.of(), Map.of(), List.of()),
                options.instructions,
                new Settings.Tools(
                        options.planTool,
                        Optional.empty(),
                        options.viewImage,
                        options.outputFormat,
                        options.background),
                new Settings.Visibility(false, false),
                false,
                options.notifyCommand,
                options.notices);
    }
}
