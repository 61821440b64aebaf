package dev.basalt.adapter.models.http.error;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The HTTP status that an error in a stream would have had. */
public final class ErrorStatus {

    private static final List<String> PLACES =
            List.of(
                    "code",
                    "status",
                    "status_code",
                    "statusCode",
                    "http_code",
                    "type",
                    "error_type");

    private static final int BAD_REQUEST = 400;
    private static final int HIGHEST = 599;

    /** By what is left of the word without punctuation and "error". */
    private static final Map<String, Integer> WORDS =
            Map.ofEntries(
                    Map.entry("invalidrequest", 400),
                    Map.entry("badrequest", 400),
                    Map.entry("invalidargument", 400),
                    Map.entry("failedprecondition", 400),
                    Map.entry("validation", 400),
                    Map.entry("unprocessableentity", 422),
                    Map.entry("contentfilter", 400),
                    Map.entry("contentpolicyviolation", 400),
                    Map.entry("cyberpolicy", 400),
                    Map.entry("authentication", 401),
                    Map.entry("unauthenticated", 401),
                    Map.entry("unauthorized", 401),
                    Map.entry("invalidapikey", 401),
                    Map.entry("paymentrequired", 402),
                    Map.entry("billing", 402),
                    Map.entry("permission", 403),
                    Map.entry("permissiondenied", 403),
                    Map.entry("forbidden", 403),
                    Map.entry("notfound", 404),
                    Map.entry("modelnotfound", 404),
                    Map.entry("requesttoolarge", 413),
                    Map.entry("ratelimit", 429),
                    Map.entry("ratelimitexceeded", 429),
                    Map.entry("resourceexhausted", 429),
                    Map.entry("toomanyrequests", 429),
                    Map.entry("timeout", 504),
                    Map.entry("overloaded", 503),
                    Map.entry("unavailable", 503),
                    Map.entry("server", 500),
                    Map.entry("internal", 500),
                    Map.entry("internalserver", 500),
                    Map.entry("api", 500));

    private ErrorStatus() {}

    /** Returns the status; 0 when the error names none. */
    public static int of(JsonNode error) {
        for (String place : PLACES) {
            int status = status(error.path(place));
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    private static int status(JsonNode value) {
        int number = value.asInt(0);
        if (number >= BAD_REQUEST && number <= HIGHEST) {
            return number;
        }
        if (!value.isString()) {
            return 0;
        }
        String word = value.stringValue().toLowerCase(Locale.ROOT);
        String bare = word.replaceAll("[^a-z]", "").replaceFirst("(?:error|exception)$", "");
        int known = WORDS.getOrDefault(bare, 0);
        // what is invalid, such as an image, stays so
        return known == 0 && (word.startsWith("invalid_") || word.startsWith("image_"))
                ? BAD_REQUEST
                : known;
    }
}
