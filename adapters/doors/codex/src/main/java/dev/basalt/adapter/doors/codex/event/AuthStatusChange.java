package dev.basalt.adapter.doors.codex.event;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.auth.AuthMode;

import org.jspecify.annotations.Nullable;

/**
 * The params of {@code authStatusChange}: the account has changed.
 *
 * @param authMethod absent when no account is signed in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuthStatusChange(@Nullable AuthMode authMethod) {}
