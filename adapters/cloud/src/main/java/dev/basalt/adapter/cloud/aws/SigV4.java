package dev.basalt.adapter.cloud.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 in the header {@code authorization}, for all services but S3, which
 * encodes paths in another way. Immutable; thread-safe.
 *
 * @param region of the service
 * @param service its name in signatures
 */
record SigV4(AwsKeys keys, String region, String service) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String UNRESERVED = "-._~";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of();
    private static final HexFormat ESCAPE = HexFormat.of().withUpperCase();

    /**
     * Returns the headers that sign a request.
     *
     * @param path as it is sent, percent-encoded; signed encoded once more
     * @param query names and values, decoded
     * @param signed the headers to sign, with names in small letters; {@code host} among them
     * @param bodySha256 in hexadecimal
     */
    Map<String, String> headers(
            String method,
            String path,
            List<Map.Entry<String, String>> query,
            Map<String, String> signed,
            String bodySha256,
            Instant now) {
        String stamp = STAMP.format(now);
        SortedMap<String, String> headers = new TreeMap<>(signed);
        Map<String, String> added = new TreeMap<>();
        added.put("x-amz-date", stamp);
        keys.sessionToken().ifPresent(token -> added.put("x-amz-security-token", token));
        headers.putAll(added);

        String names = String.join(";", headers.keySet());
        String request =
                String.join(
                        "\n",
                        method,
                        encode(path.replaceAll("/{2,}", "/"), "/"),
                        canonical(query),
                        canonical(headers),
                        names,
                        bodySha256);
        String day = stamp.substring(0, 8);
        String scope = String.join("/", day, region, service, "aws4_request");
        String signature =
                HEX.formatHex(
                        hmac(
                                signingKey(day),
                                String.join("\n", ALGORITHM, stamp, scope, sha256(request))));
        added.put(
                "authorization",
                ALGORITHM
                        + " Credential="
                        + keys.id()
                        + "/"
                        + scope
                        + ", SignedHeaders="
                        + names
                        + ", Signature="
                        + signature);
        return added;
    }

    private static String canonical(List<Map.Entry<String, String>> query) {
        return query.stream()
                .map(each -> encode(each.getKey(), "") + "=" + encode(each.getValue(), ""))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String canonical(SortedMap<String, String> headers) {
        return headers.entrySet().stream()
                .map(each ->
                        each.getKey() + ":" + each.getValue().strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }

    private static String encode(String text, String kept) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || UNRESERVED.indexOf(c) >= 0
                            || kept.indexOf(c) >= 0;
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(ESCAPE.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private byte[] signingKey(String day) {
        byte[] key = ("AWS4" + keys.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, region, service, "aws4_request")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static String sha256(String text) {
        try {
            return HEX.formatHex(
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
