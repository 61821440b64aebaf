package dev.basalt.adapter.doors.codex.method;

/**
 * The arguments of the tool {@code codex-reply}.
 *
 * @param sessionId the conversation's id, not yet checked: what is wrong with it has words of its
 *     own
 */
public record CodexToolCallReplyParam(@AnyIdName String sessionId, String prompt) {}
