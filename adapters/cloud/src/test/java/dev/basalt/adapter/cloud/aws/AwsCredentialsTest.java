package dev.basalt.adapter.cloud.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.adapter.cloud.Machine;
import dev.basalt.domain.model.provider.AuthScheme.AwsSigV4;
import dev.basalt.domain.model.provider.CloudCredentials.Grant;
import dev.basalt.domain.model.provider.RequestAuthorization.OutgoingRequest;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class AwsCredentialsTest {

    private static final String ADDRESS =
            "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1";

    private final Path home;
    private final Machine machine;

    AwsCredentialsTest(@TempDir Path home) {
        this.home = home;
        this.machine = new Machine(home);
    }

    @Nested
    class AKey {

        @Test
        void isTakenFromVariables() {
            machine.variable("AWS_ACCESS_KEY_ID", " AKIAVARIABLE ")
                    .variable("AWS_SECRET_ACCESS_KEY", "variable-secret")
                    .variable("AWS_SESSION_TOKEN", "variable-token")
                    .file(".aws/credentials", section("default", "AKIAFILE", "file-secret"));

            assertEquals("AKIAVARIABLE", keyId(found(AwsSigV4.FOUND)));
            assertEquals(
                    List.of("variable-secret", "variable-token"),
                    found(AwsSigV4.FOUND).authorization().secrets());
            assertEquals(Instant.MAX, found(AwsSigV4.FOUND).validUntil());
        }

        @Test
        void isTakenFromTheUsualProfileAndReadForEachRequest() {
            machine.file(".aws/credentials", section("default", "AKIAFILE", "file-secret"));

            assertEquals("AKIAFILE", keyId(found(AwsSigV4.FOUND)));
            assertEquals(List.of("file-secret"), found(AwsSigV4.FOUND).authorization().secrets());
            assertEquals(Instant.MIN, found(AwsSigV4.FOUND).validUntil());
        }

        @Test
        void isTakenFromTheProfileThatAVariableNames() {
            machine.variable("AWS_PROFILE", "work")
                    .file(
                            ".aws/credentials",
                            section("default", "AKIADEFAULT", "one-secret")
                                    + section("work", "AKIAWORK", "work-secret")
                                    + "aws_session_token = work-token\n");

            assertEquals("AKIAWORK", keyId(found(AwsSigV4.FOUND)));
            assertEquals(
                    List.of("work-secret", "work-token"),
                    found(AwsSigV4.FOUND).authorization().secrets());
        }

        @Test
        void isTakenFromTheProfileThatIsConfiguredDespiteVariables() {
            machine.variable("AWS_ACCESS_KEY_ID", "AKIAVARIABLE")
                    .variable("AWS_SECRET_ACCESS_KEY", "variable-secret")
                    .variable("AWS_PROFILE", "work")
                    .file(".aws/config", section("profile mine", "AKIAMINE", "mine-secret"));

            assertEquals("AKIAMINE", keyId(found(profile("mine"))));
        }

        @Test
        void isTakenFromFilesThatVariablesName() {
            machine.variable("AWS_SHARED_CREDENTIALS_FILE", "~/elsewhere/keys")
                    .variable("AWS_CONFIG_FILE", home.resolve("elsewhere/config").toString())
                    .file("elsewhere/keys", section("default", "AKIAELSEWHERE", "a-secret"))
                    .file("elsewhere/config", "[default]\nregion = eu-west-3\n");

            Grant grant = machine.find(AwsSigV4.FOUND, "https://gateway.example/v1").get();

            assertEquals("AKIAELSEWHERE", keyId(grant));
            assertEquals("eu-west-3", scope(grant)[2]);
        }

        @Test
        void isPrintedByTheProgramOfAProfile() {
            machine.variable("HOME", "/home/me")
                    .file(
                            ".aws/config",
                            """
                            [profile sso]
                            credential_process = "/opt/my tools/aws" configure --profile 'a b'
                            """)
                    .programsEnd(
                            0,
                            """
                            {"Version": 1, "AccessKeyId": "ASIAPRINTED", "SecretAccessKey": "s1",
                             "SessionToken": "t1", "Expiration": "2026-12-01T13:00:00+00:00"}
                            """,
                            "");

            Grant grant = found(profile("sso"));

            assertEquals("ASIAPRINTED", keyId(grant));
            assertEquals(List.of("s1", "t1"), grant.authorization().secrets());
            assertEquals(Instant.parse("2026-12-01T13:00:00Z"), grant.validUntil());
            assertEquals(
                    List.of("/opt/my tools/aws", "configure", "--profile", "a b"),
                    machine.commands.getFirst().argv());
            assertEquals("/home/me", machine.commands.getFirst().environment().get("HOME"));
        }

        @Test
        void isKeptUntilItIsRefusedWhenTheProgramNamesNoEnd() {
            machine.file(".aws/config", "[default]\ncredential_process = printer\n")
                    .programsEnd(
                            0, "{\"AccessKeyId\": \"AKIA1\", \"SecretAccessKey\": \"s1\"}", "");

            assertEquals(Instant.MAX, found(AwsSigV4.FOUND).validUntil());
        }
    }

    @Nested
    class WithoutAKey {

        @Test
        void thePlacesAreNamed() {
            assertEquals(
                    failed(
                            "No AWS credentials were found: the variables AWS_ACCESS_KEY_ID and"
                                + " AWS_SECRET_ACCESS_KEY are not set, and the profile `default` in"
                                    + " %s/.aws/credentials and %s/.aws/config has no access key."
                                            .formatted(home, home)),
                    machine.find(AwsSigV4.FOUND, ADDRESS));
        }

        @Test
        void halfAKeyIsNamed() {
            machine.variable("AWS_ACCESS_KEY_ID", "AKIA1");

            assertEquals(
                    failed(
                            "Of the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one"
                                    + " is set."),
                    machine.find(AwsSigV4.FOUND, ADDRESS));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "role_arn",
                    "sso_session",
                    "sso_start_url",
                    "login_session",
                    "web_identity_token_file",
                    "credential_source"
                })
        void aWayToSignInThatIsNotSupportedIsNamedWithAnother(String setting) {
            machine.file(".aws/config", "[profile work]\n" + setting + " = x\n");

            assertEquals(
                    failed(
                            "The AWS profile `work` has `"
                                    + setting
                                    + "`, which only AWS's own tools can use. Add a profile with"
                                    + " `credential_process = aws configure export-credentials"
                                    + " --profile work --format process` to AWS's config file and"
                                    + " name it in `aws.profile` of the provider's entry."),
                    machine.find(profile("work"), ADDRESS));
        }

        @Test
        void theKeyThatTakesOnARoleIsNotSentItself() {
            machine.file(
                    ".aws/credentials",
                    section("default", "AKIAFILE", "s") + "role_arn = arn:aws:iam::1:role/r\n");

            assertEquals(
                    "The AWS profile `default` has `role_arn`, which only AWS's own tools can use.",
                    reason(machine.find(AwsSigV4.FOUND, ADDRESS)).substring(0, 77));
        }

        @Test
        void theRoleOfAContainerIsNamed() {
            machine.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials");

            assertEquals(
                    failed(
                            "The variable AWS_CONTAINER_CREDENTIALS_RELATIVE_URI names a role,"
                                + " which only AWS's own tools can take on. Add a profile with"
                                + " `credential_process = aws configure export-credentials --format"
                                + " process` to AWS's config file and name it in `aws.profile` of"
                                + " the provider's entry."),
                    machine.find(AwsSigV4.FOUND, ADDRESS));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1|{}|The SSO session has expired|exited with status 1: The SSO session has"
                            + " expired",
                    "0|secret-words|''|printed something else than JSON",
                    "0|{\"AccessKeyId\": \"AKIA1\"}|''|printed no AccessKeyId and SecretAccessKey",
                    "0|{\"AccessKeyId\": \"A\", \"SecretAccessKey\": \"s\", \"Expiration\": \"x\"}"
                            + "|''|printed an Expiration that is no time of ISO 8601",
                })
        void aProgramThatPrintsNoneIsReportedWithoutItsOutput(
                int status, String stdout, String stderr, String reason) {
            machine.file(".aws/config", "[default]\ncredential_process = printer --now\n")
                    .programsEnd(status, stdout, stderr);

            assertEquals(
                    failed(
                            "The `credential_process` of the AWS profile, `printer`, "
                                    + reason
                                    + "."),
                    machine.find(AwsSigV4.FOUND, ADDRESS));
        }

        @Test
        void aFileThatCannotBeReadIsNamed() {
            machine.file(".aws/credentials/is-a-directory", "");

            assertEquals(
                    true,
                    reason(machine.find(AwsSigV4.FOUND, ADDRESS))
                            .startsWith(home + "/.aws/credentials cannot be read: "));
        }
    }

    @Nested
    class TheRegion {

        @ParameterizedTest
        @CsvSource({
            "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1, us-east-1, bedrock",
            "https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com, us-gov-west-1, bedrock",
            "https://bedrock-mantle.eu-west-1.api.aws/v1, eu-west-1, bedrock-mantle",
            "https://vpce-1.bedrock-runtime.eu-west-2.vpce.amazonaws.com, eu-west-2, bedrock",
            "http://127.0.0.1:8080/v1, ap-south-1, bedrock",
        })
        void isThatOfTheAddressOrElseOfAVariable(String address, String region, String service) {
            machine.variable("AWS_REGION", "ap-south-1");
            withKey();

            String[] scope = scope(machine.find(AwsSigV4.FOUND, address).get());

            assertEquals(region, scope[2]);
            assertEquals(service, scope[3]);
        }

        @Test
        void isTheConfiguredOneBeforeAllOthers() {
            machine.variable("AWS_REGION", "ap-south-1");
            withKey();
            var scheme =
                    new AwsSigV4(
                            Optional.empty(),
                            Optional.of("eu-north-1"),
                            Optional.of("execute-api"));

            String[] scope = scope(machine.find(scheme, ADDRESS).get());

            assertEquals("eu-north-1", scope[2]);
            assertEquals("execute-api", scope[3]);
        }

        @Test
        void completesAnAddress() {
            machine.variable("AWS_REGION", " ").variable("AWS_DEFAULT_REGION", "sa-east-1");

            assertEquals(
                    Either.right("https://bedrock-runtime.sa-east-1.amazonaws.com/openai/v1"),
                    located());
        }

        @Test
        void isThatOfTheProfileWithoutVariables() {
            machine.variable("AWS_PROFILE", "work")
                    .file(".aws/config", "[profile work]\nregion = ca-central-1 ; near\n");

            assertEquals(
                    Either.right("https://bedrock-runtime.ca-central-1.amazonaws.com/openai/v1"),
                    located());
        }

        @Test
        void isAskedForWhereThereIsNone() {
            assertEquals(
                    failed(
                            "The AWS region is not known: set AWS_REGION, or `region` in the"
                                    + " profile or in `aws` of the provider's entry."),
                    located());
        }

        @ParameterizedTest
        @ValueSource(strings = {"evil.example/", "us-east-1.evil.example", "US-EAST-1", "moon"})
        void isOnlyTakenAsPartOfAHost(String region) {
            machine.variable("AWS_REGION", region);

            assertEquals(
                    failed("`" + region + "` is not the name of an AWS region, such as us-east-1."),
                    located());
        }

        private Either<String, String> located() {
            return machine.clouds()
                    .located(
                            AwsSigV4.FOUND,
                            "https://bedrock-runtime.$region.amazonaws.com/openai/v1");
        }
    }

    @Nested
    class AFileThatOthersCanRead {

        @Test
        void isUsedWithAWarningThatComesOnce() {
            machine.file(".aws/credentials", section("default", "AKIA1", "a-secret"), "rw-r--r--");
            var clouds = machine.clouds();

            assertFalse(clouds.find(AwsSigV4.FOUND, ADDRESS).isLeft());
            assertFalse(clouds.find(AwsSigV4.FOUND, ADDRESS).isLeft());
            assertEquals(
                    List.of(
                            home.resolve(".aws/credentials")
                                    + " contains credentials and can be read by all users (chmod"
                                    + " 600)"),
                    machine.warnings);
        }

        @Test
        void isNotWarnedOfWithoutAKeyInIt() {
            machine.file(".aws/config", "[default]\nregion = eu-west-1\n", "rw-r--r--");
            withKey();

            assertFalse(machine.find(AwsSigV4.FOUND, "https://gateway.example").isLeft());
            assertEquals(List.of(), machine.warnings);
        }
    }

    private Grant found(AwsSigV4 scheme) {
        return machine.find(scheme, ADDRESS).get();
    }

    private void withKey() {
        machine.variable("AWS_ACCESS_KEY_ID", "AKIA1").variable("AWS_SECRET_ACCESS_KEY", "s1");
    }

    private static AwsSigV4 profile(String name) {
        return new AwsSigV4(Optional.of(name), Optional.empty(), Optional.empty());
    }

    private static String section(String name, String id, String secret) {
        return "[%s]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
                .formatted(name, id, secret);
    }

    private static String keyId(Grant grant) {
        return scope(grant)[0];
    }

    /** Key, day, region and service of a signature. */
    private static String[] scope(Grant grant) {
        String authorization =
                grant.authorization()
                        .headers(
                                new OutgoingRequest(
                                        "POST",
                                        "host",
                                        "/",
                                        List.of(),
                                        "application/json",
                                        () -> "00"))
                        .getOrDefault("authorization", "");
        return authorization.substring(authorization.indexOf('=') + 1).split("/");
    }

    private static String reason(Either<String, Grant> result) {
        return result.getLeft();
    }

    private static <T> Either<String, T> failed(String reason) {
        return Either.left(reason);
    }
}
