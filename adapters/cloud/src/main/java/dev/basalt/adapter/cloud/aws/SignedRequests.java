package dev.basalt.adapter.cloud.aws;

import dev.basalt.domain.model.provider.RequestAuthorization;
import dev.basalt.domain.time.Time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Signs requests to AWS.
 *
 * @param source where the key comes from, as the subject of a sentence
 */
record SignedRequests(SigV4 signature, String source, Time time) implements RequestAuthorization {

    private static final String WRONG_CLOCK =
            "AWS compares the time of a request with its own clock: set the clock of this"
                    + " machine";
    private static final String WRONG_SIGNATURE =
            "the secret access key does not belong to the access key id, or a proxy changes the"
                    + " request";
    private static final String UNKNOWN_KEY =
            "AWS does not know this access key; a temporary one needs its session token";

    @Override
    public Map<String, String> headers(OutgoingRequest request) {
        return signature.headers(
                request.method(),
                request.path(),
                request.query(),
                Map.of("host", request.host(), "content-type", request.contentType()),
                request.bodySha256().get(),
                time.now());
    }

    @Override
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        secrets.add(signature.keys().secret());
        signature.keys().sessionToken().ifPresent(secrets::add);
        return secrets;
    }

    /** The words are those of AWS's services, in headers or bodies of several forms. */
    @Override
    public Optional<Verdict> verdict(String response) {
        if (says(response, "ExpiredToken", "token included in the request is expired")) {
            return Optional.of(new Verdict.Expired());
        }
        if (says(response, "RequestTimeTooSkewed", "Signature expired", "Signature not yet")) {
            return Optional.of(new Verdict.Wrong(WRONG_CLOCK));
        }
        if (says(response, "SignatureDoesNotMatch", "InvalidSignature", "signature we calc")) {
            return Optional.of(new Verdict.Wrong(WRONG_SIGNATURE));
        }
        return says(
                        response,
                        "UnrecognizedClient",
                        "InvalidClientTokenId",
                        "token included in the request is invalid")
                ? Optional.of(new Verdict.Wrong(UNKNOWN_KEY))
                : Optional.empty();
    }

    @Override
    public String advice() {
        return "They come from "
                + source
                + "."
                + (signature.keys().sessionToken().isPresent()
                        ? " Temporary credentials expire: sign in again, for example with `aws"
                                + " login` or `aws sso login`, and export them anew."
                        : "");
    }

    private static boolean says(String response, String... words) {
        return Stream.of(words).anyMatch(response::contains);
    }
}
