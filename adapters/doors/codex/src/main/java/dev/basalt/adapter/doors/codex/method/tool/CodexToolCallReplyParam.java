package dev.basalt.adapter.doors.codex.method.tool;

import dev.basalt.adapter.doors.codex.type.AnyIdName;

/**
 * The arguments of the tool {@code codex-reply}.
 *
 * @param sessionId the conversation's id, unchecked: the tool reports an invalid one itself
 */
public record CodexToolCallReplyParam(@AnyIdName String sessionId, String prompt) {}
