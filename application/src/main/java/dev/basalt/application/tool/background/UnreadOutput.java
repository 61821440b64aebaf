package dev.basalt.application.tool.background;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CommandError;
import dev.basalt.domain.command.CommandOutcome;
import dev.basalt.domain.command.background.BackgroundCommand.Progress;

import io.vavr.control.Either;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The output that was not read yet: its end, if there is much of it. Not thread-safe. */
final class UnreadOutput {

    /** As much as a model makes use of. */
    private static final int LIMIT = 32 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private long omitted;

    void add(Bytes chunk) {
        bytes.writeBytes(chunk.toArray());
        if (bytes.size() > 2 * LIMIT) {
            shorten();
        }
    }

    private void shorten() {
        byte[] all = bytes.toByteArray();
        int from = all.length - LIMIT;
        // not in the middle of a character
        while (from < all.length && (all[from] & 0xC0) == 0x80) {
            from++;
        }
        omitted += from;
        bytes.reset();
        bytes.writeBytes(Arrays.copyOfRange(all, from, all.length));
    }

    Progress take(Optional<Either<CommandError, CommandOutcome>> end) {
        if (bytes.size() > LIMIT) {
            shorten();
        }
        var progress = new Progress(bytes.toString(UTF_8), omitted, end);
        bytes.reset();
        omitted = 0;
        return progress;
    }
}
