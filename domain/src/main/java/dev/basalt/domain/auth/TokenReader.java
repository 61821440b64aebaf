package dev.basalt.domain.auth;

/** Reads what a token says of itself. Thread-safe. */
public interface TokenReader {

    /** Never fails: a text that can't be read is an opaque token. */
    Token read(String text);
}
