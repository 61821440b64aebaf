package dev.basalt.domain.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Texts on their way to the standard input of a command, which need not read them at once. One side
 * writes, the other takes until the end. Thread-safe.
 */
public final class InputQueue {

    private static final byte[] END = new byte[0];

    private final LinkedBlockingQueue<byte[]> texts = new LinkedBlockingQueue<>();

    /** Appends a text; an empty one has no effect. */
    public void write(String text) {
        if (!text.isEmpty()) {
            texts.add(text.getBytes(UTF_8));
        }
    }

    /** Ends the input; what is written after that is lost. */
    public void end() {
        texts.add(END);
    }

    /** Waits for the next text; empty at the end of the input. */
    public Optional<byte[]> take() throws InterruptedException {
        byte[] text = texts.take();
        return text.length == 0 ? Optional.empty() : Optional.of(text);
    }
}
