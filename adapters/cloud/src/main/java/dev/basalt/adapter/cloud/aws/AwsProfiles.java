package dev.basalt.adapter.cloud.aws;

import dev.basalt.adapter.cloud.local.LocalFiles;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The profiles of AWS's two files, {@code config} and {@code credentials}, read anew each time.
 * Thread-safe.
 */
final class AwsProfiles {

    /** The setting with the secret of a key. */
    static final String SECRET = "aws_secret_access_key";

    private final LocalFiles files;

    AwsProfiles(LocalFiles files) {
        this.files = files;
    }

    /**
     * A profile.
     *
     * @param settings by name; empty when there is no such profile
     */
    record Profile(String name, Map<String, String> settings) {

        /** Returns a setting; empty when it is missing or blank. */
        Optional<String> setting(String key) {
            return Optional.ofNullable(settings.get(key)).filter(value -> !value.isEmpty());
        }

        /** Contains secrets. */
        @Override
        public String toString() {
            return "Profile[" + name + "]";
        }
    }

    /**
     * Reads a profile. What is in {@code credentials} takes precedence.
     *
     * @param chosen the one that the user has configured, if any
     */
    Either<String, Profile> read(Optional<String> chosen) {
        String name =
                chosen.or(() -> files.variable("AWS_PROFILE"))
                        .or(() -> files.variable("AWS_DEFAULT_PROFILE"))
                        .orElse("default");
        Map<String, String> settings = new LinkedHashMap<>();
        return addSections(
                        config(), settings, "default".equals(name) ? name : "", "profile " + name)
                .flatMap(_ -> addSections(credentials(), settings, name))
                .map(_ -> new Profile(name, Map.copyOf(settings)));
    }

    /** Returns the names of the files, for messages. */
    String places() {
        return Stream.of(credentials(), config())
                .flatMap(Optional::stream)
                .map(Path::toString)
                .collect(Collectors.joining(" and "));
    }

    private Either<String, Map<String, String>> addSections(
            Optional<Path> file, Map<String, String> settings, String... names) {
        if (file.isEmpty()) {
            return Either.right(settings);
        }
        return files.text(file.get())
                .map(text -> {
                    var sections = IniFile.sections(text.orElse(""));
                    for (String name : names) {
                        Map<String, String> section = sections.getOrDefault(name, Map.of());
                        if (section.containsKey(SECRET)) {
                            files.warnIfPublic(file.get());
                        }
                        settings.putAll(section);
                    }
                    return settings;
                });
    }

    private Optional<Path> config() {
        return file("AWS_CONFIG_FILE", ".aws/config");
    }

    private Optional<Path> credentials() {
        return file("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials");
    }

    private Optional<Path> file(String variable, String usual) {
        return files.variable(variable).map(files::named).or(() -> files.inHome(usual));
    }
}
