package dev.basalt.adapter.cloud.aws;

import java.util.Optional;

/**
 * An access key. Never printed.
 *
 * @param id not secret
 * @param sessionToken of a temporary key
 */
record AwsKeys(String id, String secret, Optional<String> sessionToken) {

    @Override
    public String toString() {
        return "AwsKeys[" + id + "]";
    }
}
