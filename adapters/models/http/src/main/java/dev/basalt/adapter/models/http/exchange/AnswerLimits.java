package dev.basalt.adapter.models.http.exchange;

/**
 * How much of a model's answer fits into memory, where it exists several times: as text of the
 * model, in events and in the history.
 *
 * @param event bytes of the largest server-sent event, or of an answer that is no stream
 * @param answer bytes of all events of an answer
 */
record AnswerLimits(int event, long answer) {

    /** Enough for a whole response with an image in it; more is an error of the provider. */
    private static final int LARGEST_EVENT = 32 << 20;

    private static final long LARGEST_ANSWER = 256L << 20;
    private static final int SHARE_OF_HEAP = 8;

    /**
     * Returns the limits for a heap.
     *
     * @param heap bytes that the heap can grow to
     */
    static AnswerLimits forHeap(long heap) {
        long share = heap / SHARE_OF_HEAP;
        return new AnswerLimits(
                (int) Math.min(LARGEST_EVENT, share), Math.min(LARGEST_ANSWER, share));
    }
}
