package dev.basalt.adapter.doors.codex.method.account;

/** Result of {@code loginApiKey}: an empty object. */
public record LoginApiKeyResult() {}
