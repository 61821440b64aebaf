package dev.basalt.adapter.doors.codex.method.account;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.auth.AuthMode;

import org.jspecify.annotations.Nullable;

/**
 * Result of {@code getAuthStatus}. The token is left out of {@link #toString}.
 *
 * @param authMethod absent when the user is not signed in
 * @param authToken only when the client asked for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GetAuthStatusResult(
        @Nullable AuthMode authMethod, AuthMode preferredAuthMethod, @Nullable String authToken) {

    @Override
    public String toString() {
        return "GetAuthStatusResult[" + authMethod + ", " + preferredAuthMethod + "]";
    }
}
