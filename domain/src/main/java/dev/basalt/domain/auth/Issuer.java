package dev.basalt.domain.auth;

/**
 * An OAuth 2.0 issuer of tokens, and this program's client id there.
 *
 * @param url without a trailing slash
 * @param clientId the program's OAuth client id
 */
public record Issuer(String url, String clientId) {}
