package dev.basalt.adapter.doors.codex.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.adapter.doors.codex.event.AuthStatusChange;
import dev.basalt.adapter.doors.codex.event.LoginChatGptComplete;
import dev.basalt.adapter.doors.codex.method.account.CancelLoginChatGptResult;
import dev.basalt.adapter.doors.codex.method.account.GetAuthStatusResult;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyParams;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyResult;
import dev.basalt.adapter.doors.codex.method.account.LoginChatGptResult;
import dev.basalt.adapter.doors.codex.method.account.LogoutResult;
import dev.basalt.adapter.doors.codex.method.conversation.CompactConversationResult;
import dev.basalt.adapter.doors.codex.method.conversation.GetConversationUsageResult;
import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationResult;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationResult;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageResult;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserTurnResult;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerResult;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerResult;
import dev.basalt.adapter.doors.codex.method.machine.ExecOneOffCommandResult;
import dev.basalt.adapter.doors.codex.method.machine.GitDiffToRemoteResult;
import dev.basalt.adapter.doors.codex.method.server.GetConfigTomlResult;
import dev.basalt.adapter.doors.codex.method.server.GetUserAgentResult;
import dev.basalt.adapter.doors.codex.method.server.GetUserSavedConfigResult;
import dev.basalt.adapter.doors.codex.type.TurnAbortReason;
import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ConversationUsage;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.model.TokenUsage;
import dev.basalt.domain.model.Verbosity;
import dev.basalt.domain.sandbox.SandboxMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

class ResultsTest {

    private static final UUID ID = UUID.fromString("f7bbe3a6-3e2b-4791-8029-93bfcf176893");

    static List<Arguments> results() {
        return List.of(
                Arguments.of(
                        new NewConversationResult(new ConversationId(ID), "mock-model"),
                        """
                        {"conversationId":"f7bbe3a6-3e2b-4791-8029-93bfcf176893","model":"mock-model"}\
                        """),
                Arguments.of(new SendUserMessageResult(), "{}"),
                Arguments.of(new SendUserTurnResult(), "{}"),
                Arguments.of(
                        new InterruptConversationResult(TurnAbortReason.INTERRUPTED),
                        """
                        {"abortReason":"interrupted"}\
                        """),
                Arguments.of(new CompactConversationResult(), "{}"),
                Arguments.of(
                        GetConversationUsageResult.of(ConversationUsage.NONE, OptionalLong.empty()),
                        """
                        {"totalTokenUsage":{"inputTokens":0,"outputTokens":0,"totalTokens":0}}\
                        """),
                Arguments.of(
                        GetConversationUsageResult.of(
                                ConversationUsage.NONE.plus(
                                        new TokenUsage(
                                                5,
                                                OptionalLong.of(3),
                                                new TokenUsage.CacheWrites(
                                                        OptionalLong.of(1), OptionalLong.empty()),
                                                3,
                                                OptionalLong.of(2),
                                                8)),
                                OptionalLong.of(1000)),
                        """
                        {"totalTokenUsage":{"inputTokens":5,"cachedInputTokens":3,\
                        "cacheWriteInputTokens":1,"outputTokens":3,\
                        "reasoningOutputTokens":2,"totalTokens":8},\
                        "lastTokenUsage":{"inputTokens":5,"cachedInputTokens":3,\
                        "cacheWriteInputTokens":1,"outputTokens":3,\
                        "reasoningOutputTokens":2,"totalTokens":8},"modelContextWindow":1000}\
                        """),
                Arguments.of(
                        GetConversationUsageResult.of(
                                ConversationUsage.NONE.plus(
                                        new TokenUsage(
                                                        5,
                                                        OptionalLong.empty(),
                                                        3,
                                                        OptionalLong.empty(),
                                                        8)
                                                .costing(new BigDecimal("0.0125"))),
                                OptionalLong.empty()),
                        """
                        {"totalTokenUsage":{"inputTokens":5,"outputTokens":3,"totalTokens":8,\
                        "costUsd":0.0125},"lastTokenUsage":{"inputTokens":5,"outputTokens":3,\
                        "totalTokens":8,"costUsd":0.0125}}\
                        """),
                Arguments.of(
                        new AddConversationListenerResult(ID),
                        """
                        {"subscriptionId":"f7bbe3a6-3e2b-4791-8029-93bfcf176893"}\
                        """),
                Arguments.of(new RemoveConversationListenerResult(), "{}"),
                Arguments.of(
                        new GitDiffToRemoteResult("0123abc", "diff --git\n"),
                        """
                        {"sha":"0123abc","diff":"diff --git\\n"}\
                        """),
                Arguments.of(
                        new ExecOneOffCommandResult(1, "out", "err"),
                        """
                        {"exitCode":1,"stdout":"out","stderr":"err"}\
                        """),
                Arguments.of(
                        new GetAuthStatusResult(null, AuthMode.CHATGPT, null),
                        """
                        {"preferredAuthMethod":"chatgpt"}\
                        """),
                Arguments.of(
                        new GetAuthStatusResult(AuthMode.API_KEY, AuthMode.CHATGPT, "sk-1"),
                        """
                        {"authMethod":"apikey","preferredAuthMethod":"chatgpt","authToken":"sk-1"}\
                        """),
                Arguments.of(new LoginApiKeyResult(), "{}"),
                Arguments.of(
                        new LoginChatGptResult("l1", "https://auth.example/authorize?state=x"),
                        """
                        {"loginId":"l1","authUrl":"https://auth.example/authorize?state=x"}\
                        """),
                Arguments.of(new CancelLoginChatGptResult(), "{}"),
                Arguments.of(new LogoutResult(), "{}"),
                Arguments.of(new AuthStatusChange(null), "{}"),
                Arguments.of(
                        new AuthStatusChange(AuthMode.CHATGPT),
                        """
                        {"authMethod":"chatgpt"}\
                        """),
                Arguments.of(
                        new LoginChatGptComplete("l1", true, null),
                        """
                        {"loginId":"l1","success":true,"error":null}\
                        """),
                Arguments.of(
                        new LoginChatGptComplete("l1", false, "Login timed out"),
                        """
                        {"loginId":"l1","success":false,"error":"Login timed out"}\
                        """),
                Arguments.of(
                        new GetConfigTomlResult(
                                ApprovalPolicy.UNTRUSTED,
                                SandboxMode.DANGER_FULL_ACCESS,
                                null,
                                null,
                                Map.of(
                                        "p1",
                                        new GetConfigTomlResult.ConfigProfile(
                                                "pm", ApprovalPolicy.NEVER, null))),
                        """
                        {"approvalPolicy":"untrusted","sandboxMode":"danger-full-access","profiles":{"p1":{"model":"pm","approvalPolicy":"never","modelReasoningEffort":null}}}\
                        """),
                Arguments.of(
                        new GetConfigTomlResult(null, null, null, null, Map.of()),
                        """
                        {"profiles":{}}\
                        """),
                Arguments.of(
                        new GetUserSavedConfigResult(
                                new GetUserSavedConfigResult.UserSavedConfig(
                                        ApprovalPolicy.ON_REQUEST,
                                        SandboxMode.WORKSPACE_WRITE,
                                        new GetUserSavedConfigResult.SandboxSettings(
                                                List.of(Path.of("/a")), true, null, false),
                                        "gpt-5",
                                        ReasoningEffort.HIGH,
                                        ReasoningSummary.DETAILED,
                                        Verbosity.LOW,
                                        "p1",
                                        Map.of(
                                                "p1",
                                                new GetUserSavedConfigResult.Profile(
                                                        "m", null, null, null, null, null, null)))),
                        """
                        {"config":{"approvalPolicy":"on-request","sandboxMode":"workspace-write","sandboxSettings":{"writableRoots":["/a"],"networkAccess":true,"excludeSlashTmp":false},"model":"gpt-5","modelReasoningEffort":"high","modelReasoningSummary":"detailed","modelVerbosity":"low","profile":"p1","profiles":{"p1":{"model":"m","modelProvider":null,"approvalPolicy":null,"modelReasoningEffort":null,"modelReasoningSummary":null,"modelVerbosity":null,"chatgptBaseUrl":null}}}}\
                        """),
                Arguments.of(
                        new GetUserAgentResult("basalt/1"),
                        """
                        {"userAgent":"basalt/1"}\
                        """));
    }

    @Test
    void aSecretIsNotPrinted() {
        assertEquals("LoginApiKeyParams[]", new LoginApiKeyParams("sk-1").toString());
        assertEquals(
                "GetAuthStatusResult[API_KEY, CHATGPT]",
                new GetAuthStatusResult(AuthMode.API_KEY, AuthMode.CHATGPT, "sk-1").toString());
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyResultLooksAsFrontEndsReadIt(Object result, String json) {
        assertEquals(json, new String(WireWriter.write(result), UTF_8));
    }
}
