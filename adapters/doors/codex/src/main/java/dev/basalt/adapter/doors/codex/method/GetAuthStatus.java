package dev.basalt.adapter.doors.codex.method;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.basalt.domain.auth.AuthMode;

import org.jspecify.annotations.Nullable;

/** {@code getAuthStatus}: who is signed in. */
public final class GetAuthStatus {

    private GetAuthStatus() {}

    public record Params(@Nullable Boolean includeToken, @Nullable Boolean refreshToken) {}

    /**
     * Who is signed in. Its token is not printed.
     *
     * @param authMethod absent when nobody is
     * @param authToken only for those who ask for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            @Nullable AuthMode authMethod,
            AuthMode preferredAuthMethod,
            @Nullable String authToken) {

        @Override
        public String toString() {
            return "Result[" + authMethod + ", " + preferredAuthMethod + "]";
        }
    }
}
