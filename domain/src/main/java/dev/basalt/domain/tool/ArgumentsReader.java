package dev.basalt.domain.tool;

import io.vavr.control.Either;

/** Reads the arguments of function calls, which models write as JSON text. Thread-safe. */
public interface ArgumentsReader {

    /**
     * Reads the text into a record.
     *
     * @param type a record that is marked with {@link Arguments}
     * @return left: what is wrong with the text and where, so that the model can correct it
     */
    <T> Either<String, T> read(String json, Class<T> type);
}
