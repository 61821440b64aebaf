package dev.basalt.domain.settings.key;

/** Where a key may be set. The file and {@code -c} may set every key. */
public enum Scope {
    /** In a profile and in a call, too: what makes sense for a single conversation. */
    PROFILE,
    /** In a call, too, but not in a profile, where it is ignored. */
    CALL,
    /** In the file and by {@code -c} only, for the whole process; ignored elsewhere. */
    PROCESS,
    /**
     * In the file and by {@code -c} only; ignored in a profile. A call that sets anything in the
     * same top-level table is refused: a client must not be able to redirect the user's secrets.
     */
    PROTECTED
}
