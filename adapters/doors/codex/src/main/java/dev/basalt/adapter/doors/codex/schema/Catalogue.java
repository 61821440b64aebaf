package dev.basalt.adapter.doors.codex.schema;

import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.adapter.doors.codex.approval.ApplyPatchApproval;
import dev.basalt.adapter.doors.codex.approval.ElicitationParams;
import dev.basalt.adapter.doors.codex.approval.ElicitationResult;
import dev.basalt.adapter.doors.codex.approval.ExecCommandApproval;
import dev.basalt.adapter.doors.codex.event.AuthStatusChange;
import dev.basalt.adapter.doors.codex.event.CodexEvent;
import dev.basalt.adapter.doors.codex.event.ConversationEvent;
import dev.basalt.adapter.doors.codex.event.EventMsg;
import dev.basalt.adapter.doors.codex.event.LoginChatGptComplete;
import dev.basalt.adapter.doors.codex.event.StatusNotification;
import dev.basalt.adapter.doors.codex.method.AddConversationListener;
import dev.basalt.adapter.doors.codex.method.CancelLoginChatGpt;
import dev.basalt.adapter.doors.codex.method.CodexToolCallParam;
import dev.basalt.adapter.doors.codex.method.CodexToolCallReplyParam;
import dev.basalt.adapter.doors.codex.method.CompactConversation;
import dev.basalt.adapter.doors.codex.method.ExecOneOffCommand;
import dev.basalt.adapter.doors.codex.method.GetAuthStatus;
import dev.basalt.adapter.doors.codex.method.GetConfigToml;
import dev.basalt.adapter.doors.codex.method.GetConversationUsage;
import dev.basalt.adapter.doors.codex.method.GetUserAgent;
import dev.basalt.adapter.doors.codex.method.GetUserSavedConfig;
import dev.basalt.adapter.doors.codex.method.GitDiffToRemote;
import dev.basalt.adapter.doors.codex.method.InterruptConversation;
import dev.basalt.adapter.doors.codex.method.LoginApiKey;
import dev.basalt.adapter.doors.codex.method.LoginChatGpt;
import dev.basalt.adapter.doors.codex.method.Logout;
import dev.basalt.adapter.doors.codex.method.NewConversation;
import dev.basalt.adapter.doors.codex.method.RemoveConversationListener;
import dev.basalt.adapter.doors.codex.method.SendUserMessage;
import dev.basalt.adapter.doors.codex.method.SendUserTurn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Everything that goes over the wire beside the messages of MCP itself. */
final class Catalogue {

    /**
     * A request and its answer.
     *
     * @param method as it stands on the wire
     */
    record Call(String method, Class<?> params, Class<?> result) {

        /** A method that is described by the records of the class that is named after it. */
        static Call of(Class<?> described) {
            String name = described.getSimpleName();
            return new Call(
                    Character.toLowerCase(name.charAt(0)) + name.substring(1),
                    nested(described, "Params"),
                    nested(described, "Result"));
        }

        private static Class<?> nested(Class<?> described, String name) {
            return Arrays.stream(described.getDeclaredClasses())
                    .filter(nested -> nested.getSimpleName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A notification. */
    record Notice(String method, Class<?> params) {}

    static final List<Call> CLIENT_REQUESTS =
            Stream.of(
                            NewConversation.class,
                            SendUserMessage.class,
                            SendUserTurn.class,
                            InterruptConversation.class,
                            CompactConversation.class,
                            GetConversationUsage.class,
                            AddConversationListener.class,
                            RemoveConversationListener.class,
                            GitDiffToRemote.class,
                            ExecOneOffCommand.class,
                            GetUserSavedConfig.class,
                            GetConfigToml.class,
                            GetUserAgent.class,
                            GetAuthStatus.class,
                            LoginApiKey.class,
                            LoginChatGpt.class,
                            CancelLoginChatGpt.class,
                            Logout.class)
                    .map(Call::of)
                    .flatMap(Catalogue::withOlderName)
                    .toList();

    static final List<Call> SERVER_REQUESTS =
            List.of(
                    new Call(
                            "elicitation/create", ElicitationParams.class, ElicitationResult.class),
                    Call.of(ExecCommandApproval.class),
                    Call.of(ApplyPatchApproval.class));

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

    private static Stream<Call> withOlderName(Call call) {
        return call.method().equals("logout")
                ? Stream.of(call, new Call("logoutChatGpt", call.params(), call.result()))
                : Stream.of(call);
    }

    private static Notice conversationEvent(Class<?> event) {
        String type = event.getAnnotation(JsonTypeName.class).value();
        return new Notice("codex/event/" + type, ConversationEvent.class);
    }
}
