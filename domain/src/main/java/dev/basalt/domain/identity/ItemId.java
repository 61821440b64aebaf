package dev.basalt.domain.identity;

/**
 * Names an item of a turn. An item starts once and completes once under its id.
 *
 * @param number the item's place in its turn, from 1
 */
public record ItemId(TurnId turn, int number) {

    /** Returns the id as text: the turn's, a dot, and the number. */
    public String value() {
        return turn.value() + "." + number;
    }

    @Override
    public String toString() {
        return value();
    }
}
