package dev.basalt.adapter.doors.codex.type;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAlias;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Reads a conversation's id under each of the names it has had in the versions of codex. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonAlias({
    "conversationId",
    "conversation_id",
    "threadId",
    "thread_id",
    "sessionId",
    "session_id"
})
public @interface AnyIdName {}
