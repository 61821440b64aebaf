package dev.basalt.domain.tool.spec;

/**
 * How a call of a provider's own shell tool is written as a call of a function, for the APIs that
 * have functions only.
 *
 * @param name of the function
 * @param command the parameter that holds the argument list
 * @param directory the parameter that holds the working directory
 * @param timeout the parameter that holds the limit in milliseconds
 */
public record LocalShellFunction(String name, String command, String directory, String timeout) {

    /** The names of the call itself, where no tool has others for them. */
    public static final LocalShellFunction AS_CALLED =
            new LocalShellFunction("local_shell", "command", "working_directory", "timeout_ms");
}
