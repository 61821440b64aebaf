package dev.basalt.domain.auth;

/** Reads the claims of a token. Thread-safe. */
public interface TokenReader {

    /** Never fails: a text that can't be parsed is an opaque token. */
    Token read(String text);
}
