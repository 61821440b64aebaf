package dev.basalt.adapter.cloud.aws;

import dev.basalt.adapter.cloud.local.LocalFiles;
import dev.basalt.domain.model.provider.AuthScheme.AwsSigV4;

import io.vavr.control.Either;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The region and the service that signatures name. Thread-safe; blocking. */
final class AwsRegion {

    private static final String SERVICE = "bedrock";
    private static final String MANTLE = "bedrock-mantle";

    private final LocalFiles files;
    private final AwsProfiles profiles;

    AwsRegion(LocalFiles files, AwsProfiles profiles) {
        this.files = files;
        this.profiles = profiles;
    }

    /**
     * Returns the region of the configuration, the address, the variables or the profile, in this
     * order.
     */
    Either<String, String> of(AwsSigV4 scheme, String address) {
        Optional<String> known =
                scheme.region()
                        .or(() -> inHost(address))
                        .or(() -> files.variable("AWS_REGION"))
                        .or(() -> files.variable("AWS_DEFAULT_REGION"));
        Either<String, Optional<String>> region =
                known.isPresent()
                        ? Either.right(known)
                        : profiles.read(scheme.profile()).map(each -> each.setting("region"));
        return region.flatMap(found ->
                found.<Either<String, String>>map(AwsRegion::checked)
                        .orElseGet(() ->
                                none(
                                        "The AWS region is not known: set AWS_REGION, or `region`"
                                                + " in the profile or in `aws` of the provider's"
                                                + " entry.")));
    }

    /** Returns the name of the service that an address belongs to. */
    static String service(AwsSigV4 scheme, String address) {
        return scheme.service()
                .orElseGet(() -> labels(address).contains(MANTLE) ? MANTLE : SERVICE);
    }

    /** It follows the name of the service, also in addresses of private networks. */
    private static Optional<String> inHost(String address) {
        List<String> labels = labels(address);
        for (int i = 0; i + 1 < labels.size(); i++) {
            if (labels.get(i).startsWith(SERVICE)) {
                return Optional.of(labels.get(i + 1)).filter(AwsRegion::isRegion);
            }
        }
        return Optional.empty();
    }

    private static List<String> labels(String address) {
        String host = URI.create(address).getHost();
        return host == null ? List.of() : List.of(host.split("\\."));
    }

    private static Either<String, String> checked(String region) {
        return isRegion(region)
                ? Either.right(region)
                : none("`" + region + "` is not the name of an AWS region, such as us-east-1.");
    }

    /** It becomes a part of the host's name. */
    private static boolean isRegion(String text) {
        return text.contains("-")
                && text.chars()
                        .allMatch(
                                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }

    private static Either<String, String> none(String reason) {
        return Either.left(reason);
    }
}
