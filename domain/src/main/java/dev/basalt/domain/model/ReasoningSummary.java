package dev.basalt.domain.model;

import java.util.List;

/**
 * How much a reasoning model reports of its reasoning. Later models know more words than these: any
 * other goes to the API as it is.
 *
 * @param word in configuration files and protocols
 */
public record ReasoningSummary(String word) {

    public static final ReasoningSummary AUTO = new ReasoningSummary("auto");
    public static final ReasoningSummary CONCISE = new ReasoningSummary("concise");
    public static final ReasoningSummary DETAILED = new ReasoningSummary("detailed");
    public static final ReasoningSummary NONE = new ReasoningSummary("none");

    /** The words of codex 0.23.0, in its order. */
    public static final List<ReasoningSummary> KNOWN = List.of(AUTO, CONCISE, DETAILED, NONE);
}
