package dev.basalt.adapter.models.http.exchange;

import okhttp3.MediaType;
import okhttp3.ResponseBody;

import okio.Buffer;
import okio.BufferedSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The beginning of a body that is shown to the user. */
final class BodyBeginning {

    private static final int MAX_BYTES = 8 * 1024;
    private static final String MORE = "…";

    private BodyBeginning() {}

    /** Reads as much as there is, as much as fits, or as much as comes in time. */
    static String of(ResponseBody body, Duration patience) {
        BufferedSource source = body.source();
        source.timeout().deadlineNanoTime(System.nanoTime() + patience.toNanos());
        var read = new Buffer();
        boolean whole = true;
        try {
            long count = 0;
            while (count >= 0 && read.size() <= MAX_BYTES) {
                count = source.read(read, MAX_BYTES + 1 - read.size());
            }
        } catch (IOException _) {
            whole = false;
        } finally {
            source.timeout().clearDeadline();
        }
        int size = (int) Math.min(read.size(), MAX_BYTES);
        String text = read.snapshot(size).string(charset(body));
        if (whole && read.size() == size) {
            return text;
        }
        // the cut may have been inside a character
        return (text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text) + MORE;
    }

    private static Charset charset(ResponseBody body) {
        MediaType type = body.contentType();
        Charset named = type == null ? null : type.charset();
        return named == null ? StandardCharsets.UTF_8 : named;
    }
}
