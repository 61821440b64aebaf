package dev.basalt.adapter.cloud;

import dev.basalt.adapter.cloud.aws.AwsCredentials;
import dev.basalt.adapter.cloud.google.GoogleCredentials;
import dev.basalt.adapter.cloud.local.LocalFiles;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.CloudCredentials;
import dev.basalt.domain.time.Time;

import io.vavr.Lazy;
import io.vavr.control.Either;

import tools.jackson.databind.json.JsonMapper;

/** The clouds whose credentials can be found. What one of them needs is made when it is asked. */
public final class LocalClouds implements CloudCredentials {

    private final Lazy<AwsCredentials> aws;
    private final Lazy<GoogleCredentials> google;

    /**
     * @param runner runs the commands that AWS's files name
     */
    public LocalClouds(LocalFiles files, CommandRunner runner, JsonMapper json, Time time) {
        this.aws = Lazy.of(() -> new AwsCredentials(files, runner, json, time));
        this.google = Lazy.of(() -> new GoogleCredentials(files, json, time));
    }

    @Override
    public Either<String, String> located(AuthScheme.AwsSigV4 scheme, String address) {
        return aws.get().located(scheme, address);
    }

    @Override
    public Either<String, Grant> find(AuthScheme scheme, String address) {
        return switch (scheme) {
            case AuthScheme.AwsSigV4 sigV4 -> aws.get().find(sigV4, address);
            case AuthScheme.GoogleAdc() -> google.get().find();
        };
    }
}
