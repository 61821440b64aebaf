package dev.basalt.adapter.models.http.request;

import java.util.Locale;
import java.util.Optional;

/**
 * An image in a {@code data:} URL, parsed (RFC 2397).
 *
 * @param mediaType in lower case, without parameters
 * @param base64 the encoded image
 */
public record DataUrl(String mediaType, String base64) {

    private static final String SCHEME = "data:";
    private static final String ENCODING = ";base64";

    /** Returns the text that replaces an image that the model does not accept. */
    public static String leftOut(String url) {
        return "[image omitted: the model does not accept "
                + of(url).map(DataUrl::mediaType).orElse("its format")
                + "]";
    }

    /** Parses a URL; empty if it is not a {@code data:} URL with base64. */
    public static Optional<DataUrl> of(String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String head = url.substring(SCHEME.length(), comma).toLowerCase(Locale.ROOT);
        if (!head.endsWith(ENCODING)) {
            return Optional.empty();
        }
        String type = head.split(";", -1)[0].strip();
        return Optional.of(
                new DataUrl(
                        type.equals("image/jpg") ? "image/jpeg" : type, url.substring(comma + 1)));
    }
}
