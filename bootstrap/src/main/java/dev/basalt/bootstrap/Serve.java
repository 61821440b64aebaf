package dev.basalt.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The server over a pair of streams, from the first line to the end of the input. */
final class Serve {
    private Serve() {}

    /**
     * Serves until the input ends.
     *
     * @param in unbuffered; read by one thread
     * @param out unbuffered; nothing but the protocol is written to it
     * @param overrides {@code key=value} each, over the configuration file
     * @return the exit status of the process
     */
    static int run(InputStream in, OutputStream out, List<String> overrides) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
