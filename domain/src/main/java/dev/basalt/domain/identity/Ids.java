package dev.basalt.domain.identity;

import java.util.UUID;

/** Where new identities come from. Thread-safe. */
public interface Ids {

    /** Returns a UUID that was never returned before. */
    UUID next();
}
