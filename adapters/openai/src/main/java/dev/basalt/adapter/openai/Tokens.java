package dev.basalt.adapter.openai;

import tools.jackson.databind.JsonNode;

import java.util.OptionalLong;

/** Figures of usage, which providers leave out as they like. */
final class Tokens {

    private Tokens() {}

    static OptionalLong count(JsonNode figure) {
        return figure.isNumber() ? OptionalLong.of(figure.asLong(0)) : OptionalLong.empty();
    }
}
