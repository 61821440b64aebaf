package dev.basalt.adapter.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of one sign-in (RFC 7636): the verifier, without which an authorization code is
 * useless, and the state, by which redirects of others are rejected. Left out of {@link #toString}.
 *
 * @param verifier secret until the code is redeemed
 * @param state sent back by the issuer with the code
 */
record Pkce(String verifier, String state) {

    private static final int VERIFIER_BYTES = 64;
    private static final int STATE_BYTES = 32;

    static Pkce fresh(SecureRandom random) {
        return new Pkce(text(random, VERIFIER_BYTES), text(random, STATE_BYTES));
    }

    /** Returns the code challenge: the verifier's SHA-256. */
    String challenge() {
        try {
            return base64(
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Compares in constant time. */
    boolean hasState(String given) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Pkce[…]";
    }
}
