package dev.basalt.domain.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Keeps the output of one command, each stream up to a limit; the rest is counted. Not thread-safe.
 */
public final class KeptOutput implements OutputListener {

    private final Kept stdout = new Kept();
    private final Kept stderr = new Kept();
    private final int limit;

    /**
     * Creates an empty output.
     *
     * @param limit of each stream, in bytes
     */
    public KeptOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public void onOutput(OutputStreamName stream, Bytes chunk) {
        of(stream).add(chunk.toArray(), limit);
    }

    /** Returns the kept bytes of a stream. */
    public byte[] bytes(OutputStreamName stream) {
        Kept kept = of(stream);
        return Arrays.copyOf(kept.bytes, kept.length);
    }

    /** Returns the kept text of a stream; bytes that are not UTF-8 become U+FFFD. */
    public String text(OutputStreamName stream) {
        Kept kept = of(stream);
        return new String(kept.bytes, 0, kept.length, UTF_8);
    }

    /** Returns how many bytes of a stream were not kept. */
    public long omitted(OutputStreamName stream) {
        return of(stream).omitted;
    }

    private Kept of(OutputStreamName stream) {
        return switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
    }

    private static final class Kept {

        private byte[] bytes = new byte[0];
        private int length;
        private long omitted;

        void add(byte[] chunk, int limit) {
            int fits = Math.min(chunk.length, limit - length);
            if (length + fits > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(length + fits, 2 * bytes.length));
            }
            System.arraycopy(chunk, 0, bytes, length, fits);
            length += fits;
            omitted += chunk.length - fits;
        }
    }
}
