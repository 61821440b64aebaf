package dev.basalt.adapter.doors.codex.tool;

import dev.basalt.adapter.doors.codex.FieldError;
import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.domain.tool.ArgumentsReader;

import io.vavr.control.Either;

import java.nio.charset.StandardCharsets;

/** Reads the arguments of tools with the messages of codex 0.23.0, which models know. */
public final class JsonArguments implements ArgumentsReader {

    @Override
    public <T> Either<String, T> read(String json, Class<T> type) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return bytes.length == 0
                ? Either.left("EOF while parsing a value")
                : WireReader.read(bytes, type).mapLeft(JsonArguments::message);
    }

    private static String message(FieldError error) {
        boolean saysWhere =
                error.path().isEmpty() || error.reason().endsWith("`" + error.path() + "`");
        return saysWhere ? error.reason() : error.reason() + " in " + error.path();
    }
}
