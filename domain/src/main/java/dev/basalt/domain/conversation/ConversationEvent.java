package dev.basalt.domain.conversation;

import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.identity.SubmissionId;

/** Something that happened in a conversation, and the submission it belongs to. */
public record ConversationEvent(
        ConversationId conversation, SubmissionId submission, Event event) {}
