package dev.basalt.adapter.models.http.error;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page for browsers that came instead of a response: from a proxy, or from a wrong address. */
public final class WebPage {

    private static final int LONGEST = 100;

    private static final Pattern HEADING =
            Pattern.compile(
                    "<(title|h1)[^>]*>(.{1,300}?)</\\1", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WebPage() {}

    /** Returns what a page says, in a sentence; empty for what is no page. */
    public static Optional<String> in(String body) {
        String beginning =
                body.substring(0, Math.min(body.length(), 200)).strip().toLowerCase(Locale.ROOT);
        boolean page =
                beginning.startsWith("<!doctype")
                        || beginning.startsWith("<html")
                        || (beginning.startsWith("<") && beginning.contains("<html"));
        if (!page) {
            return Optional.empty();
        }
        Matcher heading = HEADING.matcher(body);
        String text = plain(heading.find() ? heading.group(2) : body);
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return Optional.of("the server sent a web page" + (shown.isEmpty() ? "" : ": " + shown));
    }

    private static String plain(String html) {
        return html.replaceAll("(?is)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
