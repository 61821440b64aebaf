package dev.basalt.adapter.models.http.stream;

/** The texts of a response exceed the limit of an {@link AnswerSize}. */
public final class AnswerTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AnswerTooLargeException(long limit) {
        super("the response is larger than " + limit / (1024 * 1024) + " million characters");
    }

    /** Always present. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
