package dev.basalt.domain.conversation;

/** The file in which front ends keep what users have typed. */
public interface MessageHistory {

    /** Describes the file as it is now. */
    Log describe();

    /**
     * What a front end needs to find an entry again.
     *
     * @param id identifies the file, 0 without one
     * @param entries its lines
     */
    record Log(long id, long entries) {

        public static final Log NONE = new Log(0, 0);
    }
}
