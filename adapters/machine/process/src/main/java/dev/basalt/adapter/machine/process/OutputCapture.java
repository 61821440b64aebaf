package dev.basalt.adapter.machine.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.domain.command.Bytes;
import dev.basalt.domain.command.CapturedOutput;

import java.util.Arrays;

/**
 * Keeps a stream in bounded memory: all of it while it is at most 10 KiB and 256 lines long, else
 * its beginning and its end. The limits are those of the output that codex 0.23.0 sends to a model.
 * UTF-8 characters are not split at the cut. Not thread-safe.
 */
final class OutputCapture {

    private static final int WHOLE_BYTES = 10_240;
    private static final int WHOLE_LINES = 256;
    private static final int PART_BYTES = 5_120;
    private static final int PART_LINES = 128;

    private final int headLines;
    private final byte[] head;
    private int headLength;
    private int headFeeds;
    private boolean headFull;

    /** The last bytes after the head, the oldest of them at {@code total % WHOLE_BYTES}. */
    private final byte[] ring = new byte[WHOLE_BYTES];

    private long ringTotal;
    private long ringFeeds;

    private OutputCapture(int headBytes, int headLines) {
        this.head = new byte[headBytes];
        this.headLines = headLines;
    }

    /** For output that a model receives: as many lines of the end as of the beginning. */
    static OutputCapture balanced() {
        return new OutputCapture(PART_BYTES, PART_LINES);
    }

    /** For one stream in an event: the beginning, cut where codex 0.23.0 cuts it. */
    static OutputCapture ofOneStream() {
        return new OutputCapture(WHOLE_BYTES, WHOLE_LINES);
    }

    void add(Bytes chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            add(chunk.at(i));
        }
    }

    private void add(byte value) {
        int feed = value == '\n' ? 1 : 0;
        if (headFull) {
            ring[(int) (ringTotal++ % WHOLE_BYTES)] = value;
            ringFeeds += feed;
        } else {
            head[headLength++] = value;
            headFeeds += feed;
            headFull = headLength == head.length || headFeeds == headLines;
        }
    }

    /** Returns what has been kept so far. */
    CapturedOutput captured() {
        byte[] rest = ringContent();
        int cut = lastLines(rest);
        boolean isShort =
                headLength + ringTotal <= WHOLE_BYTES && headFeeds + ringFeeds <= WHOLE_LINES;
        if (isShort || ringTotal == rest.length - cut) {
            return whole(rest, isShort);
        }
        int headEnd = withoutSplitCharacter(head, headLength);
        int tailStart = afterSplitCharacter(rest, cut);
        return new CapturedOutput(
                new String(head, 0, headEnd, UTF_8),
                new String(rest, tailStart, rest.length - tailStart, UTF_8),
                headLength - headEnd + ringTotal - (rest.length - tailStart),
                ringFeeds - feeds(rest, tailStart));
    }

    private CapturedOutput whole(byte[] rest, boolean isShort) {
        byte[] all = Arrays.copyOf(head, headLength + rest.length);
        System.arraycopy(rest, 0, all, headLength, rest.length);
        int headEnd = isShort ? all.length : withoutSplitCharacter(head, headLength);
        return new CapturedOutput(
                new String(all, 0, headEnd, UTF_8),
                new String(all, headEnd, all.length - headEnd, UTF_8),
                0,
                0);
    }

    private byte[] ringContent() {
        if (ringTotal <= WHOLE_BYTES) {
            return Arrays.copyOf(ring, (int) ringTotal);
        }
        int oldest = (int) (ringTotal % WHOLE_BYTES);
        byte[] content = Arrays.copyOfRange(ring, oldest, oldest + WHOLE_BYTES);
        System.arraycopy(ring, 0, content, WHOLE_BYTES - oldest, oldest);
        return content;
    }

    /** Returns the offset of the last 5120 bytes or 128 lines, whichever are fewer. */
    private static int lastLines(byte[] rest) {
        int start = Math.max(0, rest.length - PART_BYTES);
        int feeds = 0;
        for (int i = rest.length - 2; i >= start; i--) {
            if (rest[i] == '\n' && ++feeds == PART_LINES) {
                return i + 1;
            }
        }
        return start;
    }

    private static int afterSplitCharacter(byte[] bytes, int start) {
        int limit = Math.min(bytes.length, start + 3);
        int next = start;
        while (next < limit && isContinuation(bytes[next])) {
            next++;
        }
        return next;
    }

    private static int withoutSplitCharacter(byte[] bytes, int length) {
        int lead = length - 1;
        int limit = Math.max(0, length - 4);
        while (lead > limit && isContinuation(bytes[lead])) {
            lead--;
        }
        return lead + characterLength(bytes[lead]) > length ? lead : length;
    }

    private static int characterLength(byte lead) {
        int value = lead & 0xff;
        if (value >= 0xf0) {
            return 4;
        }
        if (value >= 0xe0) {
            return 3;
        }
        return value >= 0xc0 ? 2 : 1;
    }

    private static boolean isContinuation(byte value) {
        return (value & 0xc0) == 0x80;
    }

    private static long feeds(byte[] bytes, int from) {
        long feeds = 0;
        for (int i = from; i < bytes.length; i++) {
            feeds += bytes[i] == '\n' ? 1 : 0;
        }
        return feeds;
    }
}
