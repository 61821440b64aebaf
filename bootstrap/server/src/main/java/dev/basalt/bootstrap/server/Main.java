package dev.basalt.bootstrap.server;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /**
     * Does what the command line asks for and ends the process with the status of that; with {@link
     * CommandLine#USAGE} when the command line is wrong.
     */
    public static void main(String[] args) {
        System.exit(CommandLine.parse(args).run());
    }
}
