package dev.basalt.adapter.models.http.stream;

/**
 * Limits the texts of one response: what a model says, thinks and passes to tools. A turn keeps
 * several copies of them, so the limit follows the size of the heap. Used by one thread.
 */
public final class AnswerSize {

    private static final long MILLION = 1024 * 1024;
    private static final long SMALLEST_LIMIT = 2 * MILLION;
    private static final long LARGEST_LIMIT = 64 * MILLION;
    private static final int PART_OF_THE_HEAP = 48;

    private final long limit;
    private long characters;

    /** Limits to a part of the heap. */
    public AnswerSize() {
        this(
                Math.clamp(
                        Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP,
                        SMALLEST_LIMIT,
                        LARGEST_LIMIT));
    }

    AnswerSize(long limit) {
        this.limit = limit;
    }

    /**
     * Counts a piece, before it is kept.
     *
     * @throws AnswerTooLargeException when the response is too large with it
     */
    public void add(String piece) {
        characters += piece.length();
        if (characters > limit) {
            throw new AnswerTooLargeException(limit);
        }
    }
}
