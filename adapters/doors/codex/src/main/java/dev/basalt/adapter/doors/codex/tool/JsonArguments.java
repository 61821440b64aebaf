package dev.basalt.adapter.doors.codex.tool;

import static java.util.Objects.requireNonNull;

import dev.basalt.adapter.doors.codex.FieldError;
import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.domain.tool.Arguments;
import dev.basalt.domain.tool.ArgumentsReader;

import io.vavr.control.Either;

import java.nio.charset.StandardCharsets;

/** Reads the arguments of tools with the messages of codex 0.23.0, which models know. */
public final class JsonArguments implements ArgumentsReader {

    private static final int MOST_REPAIRS = 5;

    @Override
    public <T> Either<String, T> read(String json, Class<T> type) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return bytes.length == 0
                ? Either.left("EOF while parsing a value")
                : read(withNames(bytes, json, type), type, MOST_REPAIRS)
                        .mapLeft(JsonArguments::message);
    }

    private static byte[] withNames(byte[] bytes, String json, Class<?> type) {
        byte[] named = bytes;
        for (String alias : requireNonNull(type.getAnnotation(Arguments.class)).aliases()) {
            int equals = alias.indexOf('=');
            String other = alias.substring(0, equals);
            if (json.contains('"' + other + '"')) {
                named = ArgumentRepair.renamed(named, other, alias.substring(equals + 1));
            }
        }
        return named;
    }

    /** What is wrong may have one meaning only; then it is read so. */
    private static <T> Either<FieldError, T> read(byte[] json, Class<T> type, int repairs) {
        Either<FieldError, T> read = WireReader.read(json, type);
        if (read.isRight() || repairs == 0) {
            return read;
        }
        return ArgumentRepair.of(json, read.getLeft().path())
                .map(repaired -> read(repaired, type, repairs - 1))
                .filter(Either::isRight)
                .orElse(read);
    }

    private static String message(FieldError error) {
        boolean saysWhere =
                error.path().isEmpty() || error.reason().endsWith("`" + error.path() + "`");
        return saysWhere ? error.reason() : error.reason() + " in " + error.path();
    }
}
