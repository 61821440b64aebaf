package dev.basalt.adapter.machine.filesystem.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Unsigned JSON Web Tokens. */
final class Jwts {

    private Jwts() {}

    static String of(String claims) {
        return base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".c2ln";
    }

    static String withPlan(String plan) {
        return of("{\"https://api.openai.com/auth\":{\"chatgpt_plan_type\":\"" + plan + "\"}}");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
