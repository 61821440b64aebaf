package dev.basalt.bootstrap;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/** Where the program starts. */
public final class Main {
    private Main() {}

    /**
     * Does what the command line asks for and ends the process: with 0 when it is done, with {@link
     * CommandLine#USAGE} when nobody knows what was asked, else as the command says.
     */
    public static void main(String[] args) {
        System.exit(follow(CommandLine.parse(args)));
    }

    private static int follow(Invocation invocation) {
        // No switch over the type here: its bootstrap would cost the server's first answer dearly.
        if (invocation instanceof Invocation.Run run) {
            return run(run);
        }
        if (invocation instanceof Invocation.Refuse refuse) {
            System.err.println("basalt: " + refuse.reason());
            return refuse.status();
        }
        System.out.println(((Invocation.Tell) invocation).text());
        return 0;
    }

    private static int run(Invocation.Run run) {
        return switch (run.command()) {
            case MCP -> serve(run);
        };
    }

    private static int serve(Invocation.Run run) {
        // Standard output belongs to the protocol: what a library prints goes to standard error.
        System.setOut(System.err);
        return Serve.run(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                run.overrides());
    }
}
