package dev.basalt.adapter.models.http.request;

import okhttp3.MediaType;
import okhttp3.RequestBody;

import okio.BufferedSink;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes a request straight to the connection: a conversation can be large, and many of them wait
 * at once. The length is counted beforehand, because not every server takes a chunked request.
 */
public final class JsonRequestBody extends RequestBody {

    /** The type of the body, as it is sent. */
    public static final String TYPE = "application/json";

    private static final MediaType JSON = MediaType.get(TYPE);
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .build();

    private final JsonContent content;
    private final long length;

    public JsonRequestBody(JsonContent content) {
        this.content = content;
        var counter = new LengthCounter();
        write(content, counter);
        this.length = counter.length();
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return length;
    }

    /** Returns the SHA-256 of the body in hexadecimal; encodes it once more. */
    public String hash() {
        try {
            return sha256().hex();
        } catch (IOException e) {
            throw new UncheckedIOException("hashing reads and writes nothing", e);
        }
    }

    /** Whether to ask again is decided by the caller alone, never by the HTTP client. */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try {
            write(content, sink.outputStream());
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /** Writes JSON, and leaves the stream open and unflushed. */
    static void write(JsonContent content, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.writeTo(new WellFormedJson(json));
        }
    }
}
