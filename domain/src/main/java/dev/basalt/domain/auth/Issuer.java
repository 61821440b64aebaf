package dev.basalt.domain.auth;

/**
 * Who gives out tokens, and under which name we ask.
 *
 * @param url without a trailing slash
 * @param clientId the name under which the program is known there
 */
public record Issuer(String url, String clientId) {}
