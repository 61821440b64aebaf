package dev.basalt.adapter.doors.mcp;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What the client on the other side can do: nothing, until it has introduced itself. Thread-safe.
 */
public final class ClientCapabilities {

    private enum Elicitation {
        UNKNOWN,
        DECLARED,
        NOT_DECLARED
    }

    private final AtomicReference<Elicitation> elicitation =
            new AtomicReference<>(Elicitation.UNKNOWN);

    /** Remembers what the client said of itself; false when it had said so before. */
    boolean introduce(boolean canElicit) {
        return elicitation.compareAndSet(
                Elicitation.UNKNOWN, canElicit ? Elicitation.DECLARED : Elicitation.NOT_DECLARED);
    }

    /** Tells whether the client said that it can ask its user something. */
    boolean elicitation() {
        return elicitation.get() == Elicitation.DECLARED;
    }
}
