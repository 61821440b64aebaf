package dev.basalt.adapter.cloud.google;

import io.vavr.control.Either;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Asserts the identity of a service account with the key in its file (RFC 7523). */
final class ServiceAccount {

    static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private ServiceAccount() {}

    /**
     * Returns a JSON web token, signed with RS256.
     *
     * @param file the content of the account's file
     * @param audience the address that it is sent to
     */
    static Either<String, String> assertion(
            JsonMapper json, JsonNode file, String audience, Instant now) {
        String pem = file.path("private_key").asString("").strip();
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            return unusable();
        }
        String header =
                json.createObjectNode()
                        .put("alg", "RS256")
                        .put("typ", "JWT")
                        .put("kid", file.path("private_key_id").asString(""))
                        .toString();
        String claims =
                json.createObjectNode()
                        .put("iss", file.path("client_email").asString(""))
                        .put("scope", SCOPE)
                        .put("aud", audience)
                        .put("iat", now.getEpochSecond())
                        .put("exp", now.plus(LIFETIME).getEpochSecond())
                        .toString();
        String content = base64(utf8(header)) + "." + base64(utf8(claims));
        try {
            PrivateKey key =
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            Base64.getMimeDecoder()
                                                    .decode(
                                                            pem.substring(
                                                                    BEGIN.length(),
                                                                    pem.length() - END.length()))));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(utf8(content));
            return Either.right(content + "." + base64(signature.sign()));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return unusable();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the cause, which could show parts of the key. */
    private static Either<String, String> unusable() {
        return Either.left(
                "The `private_key` of the service account is not an RSA key in PKCS #8" + " form.");
    }
}
