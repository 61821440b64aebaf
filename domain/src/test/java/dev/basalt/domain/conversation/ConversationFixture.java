package dev.basalt.domain.conversation;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.approval.ReviewDecision;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.TurnId;
import dev.basalt.domain.model.PromptCaching;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.sandbox.SandboxChoice;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.ShellEnvironmentPolicy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What the tests of conversations begin with. */
public final class ConversationFixture {

    public static final ConversationId ID = new ConversationId(new UUID(0, 1));
    public static final Path DIRECTORY = Path.of("/proj");
    public static final TurnContext CONTEXT = context(DIRECTORY);

    public static final Surroundings AROUND =
            new Surroundings(
                    "Debian 12", Optional.of("bash"), "2026-12-01 (UTC)", Optional.of("main"));

    private ConversationFixture() {}

    /** Returns what holds for a turn that works in a directory. */
    public static TurnContext context(Path directory) {
        return new TurnContext(
                directory,
                ApprovalPolicy.NEVER,
                new SandboxPolicy.DangerFullAccess(),
                "mock",
                Optional.empty(),
                ReasoningSummary.AUTO);
    }

    /** Returns the settings of a conversation that works in a directory. */
    public static Settings settings(Path directory) {
        return new Settings(
                directory,
                new Settings.ModelChoice(
                        "mock",
                        Optional.empty(),
                        ReasoningSummary.AUTO,
                        Optional.empty(),
                        false,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        PromptCaching.SHORT,
                        Map.of()),
                new ProviderSettings(
                        "mock",
                        "Mock",
                        "http://127.0.0.1/v1",
                        "responses",
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        0,
                        0,
                        Duration.ofSeconds(1),
                        false),
                new AccountSettings(
                        AuthMode.CHATGPT,
                        new Issuer("https://issuer.example", "client"),
                        List.of(1455)),
                ApprovalPolicy.NEVER,
                new SandboxPolicy.DangerFullAccess(),
                SandboxChoice.DEFAULT,
                new ShellEnvironmentPolicy(
                        ShellEnvironmentPolicy.Inherit.ALL, false, List.of(), Map.of(), List.of()),
                Settings.Instructions.NONE,
                new Settings.Tools(
                        false, Optional.empty(), true, OutputFormat.TEXT, BackgroundLifetime.TURN),
                new Settings.Visibility(false, false),
                false,
                List.of(),
                List.of());
    }

    public static HistoryItem.Message user(String text) {
        return HistoryItem.Message.user(text);
    }

    /** Returns a prompt of one text. */
    public static QueuedTurn prompt(String id, String text) {
        return QueuedTurn.prompt(
                new TurnId(id),
                List.of(user(text)),
                CONTEXT,
                (_, _, _) -> ReviewDecision.DENIED,
                Optional.empty());
    }

    /** Returns what a response has cost. */
    public static TokenUsage cost(long tokens) {
        return new TokenUsage(tokens, OptionalLong.empty(), 0, OptionalLong.empty(), tokens);
    }
}
