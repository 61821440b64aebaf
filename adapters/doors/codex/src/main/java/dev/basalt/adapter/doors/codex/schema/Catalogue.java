package dev.basalt.adapter.doors.codex.schema;

import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.adapter.doors.codex.approval.ApplyPatchApprovalParams;
import dev.basalt.adapter.doors.codex.approval.ApplyPatchApprovalResult;
import dev.basalt.adapter.doors.codex.approval.ElicitationParams;
import dev.basalt.adapter.doors.codex.approval.ElicitationResult;
import dev.basalt.adapter.doors.codex.approval.ExecCommandApprovalParams;
import dev.basalt.adapter.doors.codex.approval.ExecCommandApprovalResult;
import dev.basalt.adapter.doors.codex.event.AuthStatusChange;
import dev.basalt.adapter.doors.codex.event.CodexEvent;
import dev.basalt.adapter.doors.codex.event.ConversationEvent;
import dev.basalt.adapter.doors.codex.event.EventMsg;
import dev.basalt.adapter.doors.codex.event.LoginChatGptComplete;
import dev.basalt.adapter.doors.codex.event.StatusNotification;
import dev.basalt.adapter.doors.codex.method.account.CancelLoginChatGptParams;
import dev.basalt.adapter.doors.codex.method.account.CancelLoginChatGptResult;
import dev.basalt.adapter.doors.codex.method.account.GetAuthStatusParams;
import dev.basalt.adapter.doors.codex.method.account.GetAuthStatusResult;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyParams;
import dev.basalt.adapter.doors.codex.method.account.LoginApiKeyResult;
import dev.basalt.adapter.doors.codex.method.account.LoginChatGptParams;
import dev.basalt.adapter.doors.codex.method.account.LoginChatGptResult;
import dev.basalt.adapter.doors.codex.method.account.LogoutParams;
import dev.basalt.adapter.doors.codex.method.account.LogoutResult;
import dev.basalt.adapter.doors.codex.method.conversation.CompactConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.CompactConversationResult;
import dev.basalt.adapter.doors.codex.method.conversation.GetConversationUsageParams;
import dev.basalt.adapter.doors.codex.method.conversation.GetConversationUsageResult;
import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.InterruptConversationResult;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationParams;
import dev.basalt.adapter.doors.codex.method.conversation.NewConversationResult;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageParams;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserMessageResult;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserTurnParams;
import dev.basalt.adapter.doors.codex.method.conversation.SendUserTurnResult;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.listener.AddConversationListenerResult;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerParams;
import dev.basalt.adapter.doors.codex.method.listener.RemoveConversationListenerResult;
import dev.basalt.adapter.doors.codex.method.machine.ExecOneOffCommandParams;
import dev.basalt.adapter.doors.codex.method.machine.ExecOneOffCommandResult;
import dev.basalt.adapter.doors.codex.method.machine.GitDiffToRemoteParams;
import dev.basalt.adapter.doors.codex.method.machine.GitDiffToRemoteResult;
import dev.basalt.adapter.doors.codex.method.server.GetConfigTomlParams;
import dev.basalt.adapter.doors.codex.method.server.GetConfigTomlResult;
import dev.basalt.adapter.doors.codex.method.server.GetUserAgentParams;
import dev.basalt.adapter.doors.codex.method.server.GetUserAgentResult;
import dev.basalt.adapter.doors.codex.method.server.GetUserSavedConfigParams;
import dev.basalt.adapter.doors.codex.method.server.GetUserSavedConfigResult;
import dev.basalt.adapter.doors.codex.method.tool.CodexToolCallParam;
import dev.basalt.adapter.doors.codex.method.tool.CodexToolCallReplyParam;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All messages of the protocol except those of MCP itself. */
final class Catalogue {

    /**
     * A request and its result.
     *
     * @param method as it is named on the wire
     */
    record Call(String method, Class<?> params, Class<?> result) {}

    /** A notification. */
    record Notice(String method, Class<?> params) {}

    static final List<Call> CLIENT_REQUESTS =
            List.of(
                    new Call(
                            "newConversation",
                            NewConversationParams.class,
                            NewConversationResult.class),
                    new Call(
                            "sendUserMessage",
                            SendUserMessageParams.class,
                            SendUserMessageResult.class),
                    new Call("sendUserTurn", SendUserTurnParams.class, SendUserTurnResult.class),
                    new Call(
                            "interruptConversation",
                            InterruptConversationParams.class,
                            InterruptConversationResult.class),
                    new Call(
                            "compactConversation",
                            CompactConversationParams.class,
                            CompactConversationResult.class),
                    new Call(
                            "getConversationUsage",
                            GetConversationUsageParams.class,
                            GetConversationUsageResult.class),
                    new Call(
                            "addConversationListener",
                            AddConversationListenerParams.class,
                            AddConversationListenerResult.class),
                    new Call(
                            "removeConversationListener",
                            RemoveConversationListenerParams.class,
                            RemoveConversationListenerResult.class),
                    new Call(
                            "gitDiffToRemote",
                            GitDiffToRemoteParams.class,
                            GitDiffToRemoteResult.class),
                    new Call(
                            "execOneOffCommand",
                            ExecOneOffCommandParams.class,
                            ExecOneOffCommandResult.class),
                    new Call(
                            "getUserSavedConfig",
                            GetUserSavedConfigParams.class,
                            GetUserSavedConfigResult.class),
                    new Call("getConfigToml", GetConfigTomlParams.class, GetConfigTomlResult.class),
                    new Call("getUserAgent", GetUserAgentParams.class, GetUserAgentResult.class),
                    new Call("getAuthStatus", GetAuthStatusParams.class, GetAuthStatusResult.class),
                    new Call("loginApiKey", LoginApiKeyParams.class, LoginApiKeyResult.class),
                    new Call("loginChatGpt", LoginChatGptParams.class, LoginChatGptResult.class),
                    new Call(
                            "cancelLoginChatGpt",
                            CancelLoginChatGptParams.class,
                            CancelLoginChatGptResult.class),
                    new Call("logout", LogoutParams.class, LogoutResult.class),
                    new Call("logoutChatGpt", LogoutParams.class, LogoutResult.class));

    static final List<Call> SERVER_REQUESTS =
            List.of(
                    new Call(
                            "elicitation/create", ElicitationParams.class, ElicitationResult.class),
                    new Call(
                            "execCommandApproval",
                            ExecCommandApprovalParams.class,
                            ExecCommandApprovalResult.class),
                    new Call(
                            "applyPatchApproval",
                            ApplyPatchApprovalParams.class,
                            ApplyPatchApprovalResult.class));

    static final List<Notice> SERVER_NOTIFICATIONS =
            Stream.of(
                            Stream.of(
                                    new Notice("codex/event", CodexEvent.class),
                                    new Notice(
                                            "codex/event/login_chatgpt_complete",
                                            LoginChatGptComplete.class),
                                    new Notice("loginChatGptComplete", LoginChatGptComplete.class)),
                            Arrays.stream(StatusNotification.values())
                                    .map(each -> new Notice(each.word(), AuthStatusChange.class)),
                            Arrays.stream(EventMsg.class.getPermittedSubclasses())
                                    .map(Catalogue::conversationEvent))
                    .flatMap(notices -> notices)
                    .toList();

    /** The arguments of the tools {@code codex} and {@code codex-reply}. */
    static final List<Class<?>> TOOL_ARGUMENTS =
            List.of(CodexToolCallParam.class, CodexToolCallReplyParam.class);

    private Catalogue() {}

    private static Notice conversationEvent(Class<?> event) {
        String type = event.getAnnotation(JsonTypeName.class).value();
        return new Notice("codex/event/" + type, ConversationEvent.class);
    }
}
