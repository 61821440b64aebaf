package dev.basalt.adapter.modelhttp;

import java.util.ArrayList;
import java.util.List;

/** Takes what was sent in confidence out of what comes back. */
final class Redaction {

    /** A shorter value is no secret, and would be found in innocent places. */
    private static final int SHORTEST_SECRET = 12;

    private final List<String> secrets = new ArrayList<>();

    Redaction(ModelCall call) {
        call.credential().ifPresent(credential -> secrets.add(credential.secret()));
        secrets.addAll(call.provider().headers().values());
        secrets.addAll(call.provider().queryParams().values());
        secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
    }

    String of(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "[redacted]");
        }
        return redacted;
    }
}
