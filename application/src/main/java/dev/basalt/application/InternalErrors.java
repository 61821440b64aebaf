package dev.basalt.application;

/** Describes a bug, or exhausted memory, to users and models; the log has the stack trace. */
public final class InternalErrors {

    private InternalErrors() {}

    /** Returns what to report in place of a result. */
    public static String describe(Throwable failure) {
        return switch (failure) {
            case OutOfMemoryError _ -> "internal error: out of memory";
            case StackOverflowError _ -> "internal error: nested too deeply";
            default -> "internal error; standard error of the server has the details";
        };
    }
}
