package dev.basalt.adapter.models.http.exchange;

import dev.basalt.adapter.models.http.error.ErrorJson;
import dev.basalt.adapter.models.http.error.NamedDelay;
import dev.basalt.adapter.models.http.stream.EventData;
import dev.basalt.domain.model.ModelResponse;
import dev.basalt.domain.model.failure.ModelError;

import io.vavr.control.Either;

import okio.Buffer;
import okio.BufferedSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A response that is plain JSON though a stream was requested: one object, a list of them, or one
 * after the other. Each is passed to the parser as an event would be.
 */
final class PlainJson {

    private static final int SHOWN = 300;

    private final BufferedSource source;
    private final Duration patience;
    private final int maxBytes;

    PlainJson(BufferedSource source, Duration patience, int maxBytes) {
        this.source = source;
        this.patience = patience;
        this.maxBytes = maxBytes;
    }

    Either<ModelError, ModelResponse> pass(ResponseParser parser) throws IOException {
        byte[] body = body();
        List<JsonNode> values;
        try {
            values = values(body);
        } catch (JacksonException _) {
            return noStream(body);
        }
        for (JsonNode value : values) {
            JsonNode error = ErrorJson.inEvent(value);
            Optional<Either<ModelError, ModelResponse>> end =
                    parser.receivePlain(EventData.of(value.toString()));
            if (end.isPresent()) {
                return end.get();
            }
            if (!error.isMissingNode()) {
                return failed(ErrorJson.message(error, ErrorJson.members(error)));
            }
        }
        return parser.ending() == ResponseParser.Ending.OPEN ? noStream(body) : parser.atEnd();
    }

    private byte[] body() throws IOException {
        var read = new Buffer();
        long count = 0;
        while (count >= 0) {
            source.timeout().deadlineNanoTime(System.nanoTime() + patience.toNanos());
            count = source.read(read, 64 * 1024);
            if (read.size() > maxBytes) {
                throw new IOException("the response is larger than " + maxBytes + " bytes");
            }
        }
        return read.readByteArray();
    }

    private static List<JsonNode> values(byte[] body) {
        List<JsonNode> values = new ArrayList<>();
        try (MappingIterator<JsonNode> roots =
                JsonMapper.shared().readerFor(JsonNode.class).readValues(body)) {
            while (roots.hasNext()) {
                JsonNode root = roots.next();
                if (root.isArray()) {
                    root.forEach(values::add);
                } else {
                    values.add(root);
                }
            }
        }
        return values;
    }

    private static Either<ModelError, ModelResponse> noStream(byte[] body) {
        var beginning = new Buffer().write(body, 0, Math.min(body.length, SHOWN));
        return failed(
                "the response is not an event stream: "
                        + beginning.readUtf8()
                        + (body.length > SHOWN ? "…" : ""));
    }

    private static Either<ModelError, ModelResponse> failed(String reason) {
        return Either.left(new ModelError.StreamBroken(reason, NamedDelay.in(reason)));
    }
}
