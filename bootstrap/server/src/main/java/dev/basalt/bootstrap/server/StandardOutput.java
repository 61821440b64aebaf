package dev.basalt.bootstrap.server;

import dev.basalt.adapter.doors.terminal.TerminalCommand;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.IntSupplier;

/**
 * Standard output of a command that prints for people or scripts. A {@link PrintStream} hides that
 * it could not write: this one remembers why, so that the command does not end with status 0.
 */
final class StandardOutput extends OutputStream {

    private static final String READER_IS_GONE = "Broken pipe";

    private final OutputStream file = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    private StandardOutput() {}

    /** Runs a command and returns its status, or 1 instead of 0 when its output got lost. */
    static int checked(IntSupplier command) {
        var output = new StandardOutput();
        System.setOut(
                new PrintStream(new BufferedOutputStream(output), true, System.out.charset()));
        int status = command.getAsInt();
        System.out.flush();
        boolean errorsAreLost = System.err.checkError();
        IOException failure = output.failure;
        if (failure != null && !READER_IS_GONE.equals(failure.getMessage())) {
            System.err.println("basalt: standard output: " + failure.getMessage());
        }
        return status == 0 && (failure != null || errorsAreLost) ? TerminalCommand.FAILED : status;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            file.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
