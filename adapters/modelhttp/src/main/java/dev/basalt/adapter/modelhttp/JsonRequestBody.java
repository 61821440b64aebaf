package dev.basalt.adapter.modelhttp;

import okhttp3.MediaType;
import okhttp3.RequestBody;

import okio.BufferedSink;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

import java.io.OutputStream;

/**
 * Writes a request straight to the connection: a conversation can be large, and many of them wait
 * at once. The length is counted beforehand, because not every server takes a chunked request.
 */
final class JsonRequestBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonContent content;
    private final long length;

    JsonRequestBody(JsonContent content) {
        this.content = content;
        var count = new Count();
        write(count);
        this.length = count.bytes;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return length;
    }

    /** Whether to ask again is decided by the caller alone, never by the HTTP client. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) {
        write(sink.outputStream());
    }

    private void write(OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.writeTo(new WellFormedJson(json));
        }
    }

    private static final class Count extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}
