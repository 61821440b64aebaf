package dev.basalt.adapter.models.http.request;

import java.io.OutputStream;

/** Counts what it is given, and keeps nothing of it. */
final class LengthCounter extends OutputStream {

    private long length;

    long length() {
        return length;
    }

    /** Counts what need not be written, because its length is known. */
    void skip(long bytes) {
        length += bytes;
    }

    @Override
    public void write(int b) {
        length++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
        length += len;
    }
}
