package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.settings.SettingsError;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The errors in a configuration. */
class SettingsErrorsTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void errorsNameFileLineKeyAndWhatWasExpected() {
        config.file("model", "m").file("approval_policy", "sometimes");

        SettingsError error = config.error();

        assertEquals(
                new SettingsError(
                        "config.toml",
                        Optional.of(2),
                        Optional.of("approval_policy"),
                        "expected `untrusted`, `on-failure`, `on-request` or `never`, found"
                                + " \"sometimes\""),
                error);
        assertEquals(
                "expected `untrusted`, `on-failure`, `on-request` or `never`, found \"sometimes\""
                        + " in `approval_policy` (config.toml, line 2)",
                error.message());
    }

    @Test
    void errorsAreFoundInProfilesAndProvidersThatAreNotUsed() {
        config.file("profiles.p.model", 5);

        assertEquals(
                new SettingsError(
                        "config.toml",
                        Optional.of(1),
                        Optional.of("profiles.p.model"),
                        "expected a string, found 5"),
                config.error());
    }

    @Test
    void errorsInAnOverriddenValueAreIgnored() {
        config.file("model", 5).commandLine("model", "m");

        assertEquals("m", config.settings().model().name());
    }

    @Test
    void errorsInTheConfigOfACallNameTheCall() {
        assertEquals(
                "expected a whole number of at least 0, found 1.5 in `model_context_window`"
                        + " (argument config)",
                config.error(OptionsFixture.config(Map.of("model_context_window", 1.5))).message());
    }

    @Test
    void errorsNeverShowWhatMayBeASecret() {
        config.file("model_providers.x.name", "X")
                .file("model_providers.x.http_headers", "Bearer s3cret");

        assertEquals(
                "expected a table, found a value of another type in"
                        + " `model_providers.x.http_headers` (config.toml, line 2)",
                config.error().message());
    }

    @Test
    void anUnknownProfileIsAnError() {
        assertEquals(
                "config profile `nope` not found in `profile` (argument profile)",
                config.error(OptionsFixture.profile("nope")).message());
    }

    @Test
    void anUnknownProviderIsAnError() {
        config.commandLine("model_provider", "nope");

        assertEquals(
                "Model provider `nope` not found in `model_provider` (-c)",
                config.error().message());
    }

    @Test
    void anInvalidPathIsAnError() {
        config.file("sandbox_workspace_write.writable_roots", List.of("/a\0b"));

        assertEquals(
                "expected a path: Nul character not allowed in"
                        + " `sandbox_workspace_write.writable_roots` (config.toml, line 1)",
                config.error().message());
    }

    @Test
    void anUnknownKeyIsNoError() {
        config.file("unknown.key", 1).file("tui.theme", "dark");

        assertEquals("gpt-5", config.settings().model().name());
    }
}
