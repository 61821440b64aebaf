package dev.basalt.adapter.cloud.aws;

import dev.basalt.adapter.cloud.aws.AwsProfiles.Profile;
import dev.basalt.adapter.cloud.local.LocalFiles;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.model.provider.AuthScheme.AwsSigV4;
import dev.basalt.domain.model.provider.CloudCredentials.Grant;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds access keys where AWS's tools look for them: in variables, and in profiles with a key or
 * with a program that prints one. Thread-safe; blocking.
 */
public final class AwsCredentials {

    private static final String KEY_ID = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";

    private static final List<String> SIGN_INS =
            List.of(
                    "role_arn",
                    "sso_session",
                    "sso_start_url",
                    "login_session",
                    "web_identity_token_file",
                    "credential_source");

    private static final List<String> ROLES_OF_MACHINES =
            List.of(
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI");

    private final LocalFiles files;
    private final AwsProfiles profiles;
    private final AwsRegion regions;
    private final CredentialProcess process;
    private final Time time;

    /**
     * @param runner runs the programs that profiles name
     */
    public AwsCredentials(LocalFiles files, CommandRunner runner, JsonMapper json, Time time) {
        this.files = files;
        this.profiles = new AwsProfiles(files);
        this.regions = new AwsRegion(files, profiles);
        this.process = new CredentialProcess(runner, files.environment(), json);
        this.time = time;
    }

    private record Found(AwsKeys keys, String source, Instant validUntil) {}

    /** Returns an address with its region. */
    public Either<String, String> located(AwsSigV4 scheme, String address) {
        return regions.of(scheme, address).map(region -> address.replace(AwsSigV4.REGION, region));
    }

    /** Returns what signs requests to an address. */
    public Either<String, Grant> find(AwsSigV4 scheme, String address) {
        return regions.of(scheme, address)
                .flatMap(region ->
                        keys(scheme.profile())
                                .map(found ->
                                        new Grant(
                                                new SignedRequests(
                                                        new SigV4(
                                                                found.keys(),
                                                                region,
                                                                AwsRegion.service(scheme, address)),
                                                        found.source(),
                                                        time),
                                                found.validUntil())));
    }

    /** A profile that is configured takes precedence over variables. */
    private Either<String, Found> keys(Optional<String> profile) {
        Optional<String> id = files.variable(KEY_ID);
        Optional<String> secret = files.variable(SECRET);
        if (profile.isPresent() || (id.isEmpty() && secret.isEmpty())) {
            return profiles.read(profile).flatMap(this::ofProfile);
        }
        if (id.isEmpty() || secret.isEmpty()) {
            return none("Of the variables %s and %s only one is set.".formatted(KEY_ID, SECRET));
        }
        return Either.right(
                new Found(
                        new AwsKeys(id.get(), secret.get(), files.variable("AWS_SESSION_TOKEN")),
                        "the variables " + KEY_ID + " and " + SECRET,
                        Instant.MAX));
    }

    private Either<String, Found> ofProfile(Profile profile) {
        Optional<String> id = profile.setting("aws_access_key_id");
        Optional<String> secret = profile.setting(AwsProfiles.SECRET);
        Optional<String> command = profile.setting("credential_process");
        // with a role, the key of the profile only serves to take it on
        if (profile.setting("role_arn").isEmpty()) {
            if (id.isPresent() && secret.isPresent()) {
                return Either.right(
                        new Found(
                                new AwsKeys(
                                        id.get(),
                                        secret.get(),
                                        profile.setting("aws_session_token")),
                                "the profile `" + profile.name() + "` in " + profiles.places(),
                                Instant.MIN));
            }
            if (command.isPresent()) {
                return process.run(command.get())
                        .map(printed ->
                                new Found(
                                        printed.keys(),
                                        "`credential_process` of the profile `"
                                                + profile.name()
                                                + "`",
                                        printed.expiration()));
            }
        }
        return none(missing(profile));
    }

    private String missing(Profile profile) {
        Optional<String> signIn =
                SIGN_INS.stream().filter(key -> profile.setting(key).isPresent()).findFirst();
        if (signIn.isPresent()) {
            return "The AWS profile `%s` has `%s`, which only AWS's own tools can use. %s"
                    .formatted(
                            profile.name(), signIn.get(), exported(" --profile " + profile.name()));
        }
        Optional<String> role =
                ROLES_OF_MACHINES.stream()
                        .filter(name -> files.variable(name).isPresent())
                        .findFirst();
        if (role.isPresent()) {
            return "The variable %s names a role, which only AWS's own tools can take on. %s"
                    .formatted(role.get(), exported(""));
        }
        return "No AWS credentials were found: the variables %s and %s are not set, and the profile"
                        .formatted(KEY_ID, SECRET)
                + " `%s` in %s has no access key.".formatted(profile.name(), profiles.places());
    }

    private static String exported(String ofProfile) {
        return "Add a profile with `credential_process = aws configure export-credentials"
                + ofProfile
                + " --format process` to AWS's config file and name it in `aws.profile` of the"
                + " provider's entry.";
    }

    private static <T> Either<String, T> none(String reason) {
        return Either.left(reason);
    }
}
