package dev.basalt.application.tool.background;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.background.BackgroundCommand.Progress;

import io.vavr.control.Either;

import java.util.Arrays;
import java.util.Optional;

/** The output that was not read yet: its end, if there is much of it. Not thread-safe. */
final class UnreadOutput {

    /** As much as a model makes use of. */
    private static final int LIMIT = 32 * 1024;

    private byte[] bytes = new byte[0];
    private int length;
    private long omitted;

    void add(Bytes chunk) {
        byte[] more = chunk.toArray();
        if (length + more.length > 2 * LIMIT) {
            shorten();
        }
        if (length + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more.length, 2 * bytes.length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void shorten() {
        int from = Math.max(0, length - LIMIT);
        // not in the middle of a character
        while (from > 0 && from < length && (bytes[from] & 0xC0) == 0x80) {
            from++;
        }
        omitted += from;
        System.arraycopy(bytes, from, bytes, 0, length - from);
        length -= from;
    }

    Progress take(Optional<Either<CommandError, CommandOutcome>> end) {
        shorten();
        var progress = new Progress(new String(bytes, 0, length, UTF_8), omitted, end);
        bytes = new byte[0];
        length = 0;
        omitted = 0;
        return progress;
    }
}
