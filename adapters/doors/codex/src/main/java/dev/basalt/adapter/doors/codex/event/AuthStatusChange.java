package dev.basalt.adapter.doors.codex.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.auth.AuthMode;

import org.jspecify.annotations.Nullable;

/**
 * The params of {@code authStatusChange}: somebody else is signed in now.
 *
 * @param authMethod absent when nobody is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthStatusChange(@Nullable AuthMode authMethod) {}
