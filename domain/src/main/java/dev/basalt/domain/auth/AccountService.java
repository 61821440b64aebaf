package dev.basalt.domain.auth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The service that the account of the user belongs to: where its credential may be sent.
 *
 * @param keyAddress the service's address for API keys
 * @param tokenAddress its address for the tokens of people who signed in
 * @param hosts its own hosts, in small letters
 * @param versionHeader the header in which requests with a token name the client's version
 */
public record AccountService(
        String keyAddress, String tokenAddress, Set<String> hosts, String versionHeader) {

    public AccountService {
        hosts = Set.copyOf(hosts);
    }

    /** Returns whether an address is one of the service's own, reached over https. */
    public boolean owns(String url) {
        try {
            URI uri = new URI(url);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && hosts.contains(uri.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
