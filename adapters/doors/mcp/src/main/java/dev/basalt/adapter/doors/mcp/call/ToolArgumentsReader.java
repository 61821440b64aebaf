package dev.basalt.adapter.doors.mcp.call;

import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.adapter.doors.jsonrpc.json.RawJson;

import io.vavr.control.Either;

import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the arguments of a tool. Errors have the texts of codex 0.23.0, which models know how to
 * act on.
 *
 * @param missing the error when there are none
 * @param plain reads what needs no mapper; empty for everything else
 */
public record ToolArgumentsReader<T>(
        Class<T> type, String missing, Function<RawJson, Optional<T>> plain) {

    /** Creates a reader that leaves everything to the mapper. */
    public ToolArgumentsReader(Class<T> type, String missing) {
        this(type, missing, _ -> Optional.empty());
    }

    public Either<String, T> read(RawJson arguments) {
        if (arguments.isAbsentOrNull()) {
            return Either.left(missing);
        }
        return plain.apply(arguments)
                .<Either<String, T>>map(Either::right)
                .orElseGet(() -> mapped(arguments));
    }

    private Either<String, T> mapped(RawJson arguments) {
        return WireReader.read(arguments.array(), arguments.offset(), arguments.length(), type)
                .mapLeft(
                        error -> "Failed to parse configuration for Codex tool: " + error.reason());
    }
}
