package dev.basalt.adapter.doors.codex.method.conversation;

import dev.basalt.adapter.doors.codex.type.AnyIdName;
import dev.basalt.adapter.doors.codex.type.InputItem;
import dev.basalt.domain.identity.ConversationId;

import java.util.List;

/**
 * Params of {@code sendUserMessage}, which starts a turn or adds to the running one.
 *
 * @param items the message; when it is empty, no turn starts
 */
public record SendUserMessageParams(
        @AnyIdName ConversationId conversationId, List<InputItem> items) {}
