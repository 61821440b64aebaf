package dev.basalt.domain.identity;

/**
 * Names a turn within its conversation. The code that accepts the turn's input chooses the text, so
 * that a protocol can use its own ids; to everything else it is opaque.
 */
public record TurnId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
