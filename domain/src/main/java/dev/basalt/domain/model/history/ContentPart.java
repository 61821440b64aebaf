package dev.basalt.domain.model.history;

import java.util.List;

/** A piece of a message or of the output of a tool. */
public sealed interface ContentPart {

    record Text(String text) implements ContentPart {}

    /**
     * An image.
     *
     * @param url an address, or the image itself as a {@code data:} URL
     */
    record Image(String url) implements ContentPart {}

    /** Returns the texts among the parts, one below the other. */
    static String text(List<ContentPart> parts) {
        if (parts.size() == 1 && parts.getFirst() instanceof Text(var only)) {
            return only;
        }
        var all = new StringBuilder();
        String separator = "";
        for (ContentPart part : parts) {
            if (part instanceof Text(var text)) {
                all.append(separator).append(text);
                separator = "\n";
            }
        }
        return all.toString();
    }
}
