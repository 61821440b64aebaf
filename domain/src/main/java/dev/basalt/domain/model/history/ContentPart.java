package dev.basalt.domain.model.history;

/** A piece of a message. */
public sealed interface ContentPart {

    record Text(String text) implements ContentPart {}

    /**
     * A picture.
     *
     * @param url an address, or the image itself as a {@code data:} URL
     */
    record Image(String url) implements ContentPart {}
}
