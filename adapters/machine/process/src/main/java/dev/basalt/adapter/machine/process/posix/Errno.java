package dev.basalt.adapter.machine.process.posix;

/**
 * An error number of the operating system.
 *
 * @param number as in errno.h of Linux, above zero
 */
public record Errno(int number) {

    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int EINTR = 4;
    public static final int ENOEXEC = 8;
    public static final int EAGAIN = 11;
    public static final int EACCES = 13;
    public static final int EINVAL = 22;
    public static final int ENOSYS = 38;

    /**
     * Returns the message of the C library, always in English, in the form that codex 0.23.0 sends
     * to models: {@code No such file or directory (os error 2)}.
     */
    public String message() {
        return text() + " (os error " + number + ")";
    }

    private String text() {
        return switch (number) {
            case EPERM -> "Operation not permitted";
            case ENOENT -> "No such file or directory";
            case EINTR -> "Interrupted system call";
            case 5 -> "Input/output error";
            case 7 -> "Argument list too long";
            case ENOEXEC -> "Exec format error";
            case EAGAIN -> "Resource temporarily unavailable";
            case 12 -> "Cannot allocate memory";
            case EACCES -> "Permission denied";
            case 16 -> "Device or resource busy";
            case 20 -> "Not a directory";
            case 21 -> "Is a directory";
            case EINVAL -> "Invalid argument";
            case 23 -> "Too many open files in system";
            case 24 -> "Too many open files";
            case 26 -> "Text file busy";
            case 28 -> "No space left on device";
            case 30 -> "Read-only file system";
            case 36 -> "File name too long";
            case ENOSYS -> "Function not implemented";
            case 40 -> "Too many levels of symbolic links";
            case 95 -> "Operation not supported";
            default -> "Unknown error " + number;
        };
    }
}
