package dev.basalt.bootstrap.server;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /**
     * Does what the command line asks for and ends the process with the status of that; with {@link
     * CommandLine#USAGE} when the command line is wrong.
     */
    public static void main(String[] args) {
        try {
            System.exit(CommandLine.parse(args).run());
        } catch (LinkageError e) {
            // classes are read when they are needed
            System.err.println(
                    "basalt: cannot load "
                            + e.getMessage()
                            + ": the limit of open files (ulimit -n) is too low, or the"
                            + " installation is damaged");
            Runtime.getRuntime().halt(1);
        }
    }
}
