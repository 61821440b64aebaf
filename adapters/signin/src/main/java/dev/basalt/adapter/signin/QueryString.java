package dev.basalt.adapter.signin;

import io.vavr.control.Try;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Parses and writes the query of a URL. */
final class QueryString {

    private QueryString() {}

    static String of(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * Returns the parameters by name. Of a repeated parameter the first value is used; a query that
     * can't be decoded has no parameters.
     */
    static Map<String, String> parse(String query) {
        return Try.of(() -> decoded(query)).getOrElse(Map.of());
    }

    private static Map<String, String> decoded(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : query.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        decode(each.substring(0, equals)), decode(each.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
