package dev.basalt.adapter.cloud.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The examples that AWS publishes for implementations of its signature. */
class SigV4Test {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
    private static final String TOKEN =
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfp"
                + "SPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KP"
                + "kyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZb"
                + "qBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "get-vanilla|GET|/||"
                        + "|5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-vanilla-query-order-key-case|GET|/|Param2=value2&Param1=value1|"
                        + "|b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "get-vanilla-utf8-query|GET|/|ሴ=bar|"
                        + "|2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
                "get-unreserved|GET"
                        + "|/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz||"
                        + "|07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
                "get-utf8|GET|/ሴ||"
                        + "|8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
                "get-space|GET|/example space/||"
                        + "|652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
                "get-slashes|GET|//example//||"
                        + "|9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
                "get-header-key-duplicate|GET|/||my-header1=value2,value2,value1"
                        + "|c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
                "get-header-value-trim|GET|/||my-header1= value1&my-header2= \"a   b   c\""
                        + "|acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
                "post-vanilla|POST|/||"
                        + "|5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
                "post-vanilla-query|POST|/|Param1=value1|"
                        + "|28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
                "post-header-key-sort|POST|/||my-header1=value1"
                        + "|c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
            })
    void aRequestIsSignedAsInTheExample(
            String name,
            String method,
            String path,
            String query,
            String headers,
            String signature) {
        Map<String, String> signed = new TreeMap<>(Map.of("host", "example.amazonaws.com"));
        pairs(headers).forEach(each -> signed.put(each.getKey(), each.getValue()));
        String names = String.join(";", signed.keySet()) + ";x-amz-date";

        Map<String, String> added =
                signature(Optional.empty())
                        .headers(method, path, pairs(query), signed, sha256(""), TIME);

        assertEquals(
                Map.of(
                        "x-amz-date",
                        "20150830T123600Z",
                        "authorization",
                        "AWS4-HMAC-SHA256"
                                + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                + " SignedHeaders="
                                + names
                                + ", Signature="
                                + signature),
                added);
    }

    @Test
    void aBodyIsSignedAsInTheExample() {
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders=content-type;host;x-amz-date,"
                    + " Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
                signature(Optional.empty())
                        .headers(
                                "POST",
                                "/",
                                List.of(),
                                Map.of(
                                        "host", "example.amazonaws.com",
                                        "content-type", "application/x-www-form-urlencoded"),
                                sha256("Param1=value1"),
                                TIME)
                        .get("authorization"));
    }

    @Test
    void aSessionTokenIsSentAndSignedAsInTheExample() {
        Map<String, String> added =
                signature(Optional.of(TOKEN))
                        .headers(
                                "POST",
                                "/",
                                List.of(),
                                Map.of("host", "example.amazonaws.com"),
                                sha256(""),
                                TIME);

        assertEquals(TOKEN, added.get("x-amz-security-token"));
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders=host;x-amz-date;x-amz-security-token,"
                    + " Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
                added.get("authorization"));
    }

    @Test
    void secretsAreNotPrinted() {
        assertEquals(
                "SigV4[keys=AwsKeys[AKIDEXAMPLE], region=us-east-1, service=service]",
                signature(Optional.of(TOKEN)).toString());
    }

    private static SigV4 signature(Optional<String> token) {
        return new SigV4(new AwsKeys("AKIDEXAMPLE", SECRET, token), "us-east-1", "service");
    }

    private static List<Map.Entry<String, String>> pairs(@Nullable String text) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                pairs.add(Map.entry(parts[0], parts[1]));
            }
        }
        return pairs;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
