package dev.basalt.adapter.doors.codex.method;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAlias;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A conversation's id under any of the names that codex has given it over the years. */
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
@interface AnyIdName {}
