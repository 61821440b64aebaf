package dev.basalt.adapter.doors.mcp.call;

import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.adapter.doors.jsonrpc.json.RawJson;

import io.vavr.control.Either;

/**
 * Reads the arguments of a tool. Errors have the texts of codex 0.23.0, which models know how to
 * act on.
 *
 * @param missing the error when there are none
 */
public record ToolArgumentsReader<T>(Class<T> type, String missing) {

    public Either<String, T> read(RawJson arguments) {
        if (arguments.isAbsentOrNull()) {
            return Either.left(missing);
        }
        return WireReader.read(arguments.array(), arguments.offset(), arguments.length(), type)
                .mapLeft(
                        error -> "Failed to parse configuration for Codex tool: " + error.reason());
    }
}
