package dev.basalt.adapter.doors.codex.method.tool;

import com.fasterxml.jackson.annotation.JsonAlias;

import dev.basalt.adapter.doors.codex.type.AnyIdName;
import dev.basalt.adapter.doors.codex.type.FlatInputItem;

import java.util.List;

/**
 * Arguments of the tool {@code conversationSendMessage} of codex 0.22.0, the predecessor of {@code
 * sendUserMessage}.
 *
 * @param conversationId unchecked: the tool reports an invalid id itself
 */
public record ConversationSendMessageArgs(
        @AnyIdName String conversationId, @JsonAlias("items") List<FlatInputItem> content) {}
