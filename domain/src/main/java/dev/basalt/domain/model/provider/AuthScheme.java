package dev.basalt.domain.model.provider;

import java.util.Optional;

/**
 * How a provider authorizes requests with the credentials that the tools of its cloud keep on this
 * machine.
 */
public sealed interface AuthScheme {

    /**
     * AWS Signature Version 4.
     *
     * @param profile the profile of AWS's files; without one, variables and the usual profile count
     * @param region of the service; without one, it is found in address, variables and profile
     * @param service the name of the service in signatures; without one, that of the address
     */
    record AwsSigV4(Optional<String> profile, Optional<String> region, Optional<String> service)
            implements AuthScheme {

        /** With what is found on the machine. */
        public static final AwsSigV4 FOUND =
                new AwsSigV4(Optional.empty(), Optional.empty(), Optional.empty());

        /**
         * Stands in an address for the region, when that is known only at the time of a request.
         */
        public static final String REGION = "$region";
    }

    /** An access token from Google's application default credentials. */
    record GoogleAdc() implements AuthScheme {}
}
