package dev.basalt.domain.model.provider;

import java.util.Optional;

/**
 * A model that an account may use.
 *
 * @param clientVersion the first version of the client that may ask for it, where the service says
 *     so: numbers that are separated by dots
 */
public record AccountModel(String name, Optional<String> clientVersion) {

    /** Returns whether a version is too early for the model. */
    public boolean needsLaterThan(String version) {
        return clientVersion.filter(needed -> compare(needed, version) > 0).isPresent();
    }

    private static int compare(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Long.compare(number(left, i), number(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The number a part begins with; parts that are missing count as zero. */
    private static long number(String[] parts, int i) {
        long number = 0;
        if (i < parts.length) {
            for (char c : parts[i].toCharArray()) {
                if (c < '0' || c > '9' || number > Integer.MAX_VALUE) {
                    break;
                }
                number = number * 10 + (c - '0');
            }
        }
        return number;
    }
}
