package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.auth.AuthMode;
import dev.basalt.domain.auth.Issuer;
import dev.basalt.domain.auth.StatusNotification;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.InstructionFiles;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;
import dev.basalt.domain.settings.ShellEnvironmentPolicy;

import io.vavr.control.Either;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

class ResolveSettingsTest {

    private final ConfigFixture config = new ConfigFixture();

    @Nested
    class WithNothingConfigured {

        @Test
        void theBuiltInSettingsAreThoseOfTheReference() {
            Settings settings = config.settings();

            assertEquals(
                    new Settings.ModelChoice(
                            "gpt-5",
                            Optional.of(ReasoningEffort.MEDIUM),
                            ReasoningSummary.AUTO,
                            Optional.empty(),
                            false,
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty()),
                    settings.model());
            assertEquals("openai", settings.provider().id());
            assertEquals(ApprovalPolicy.ON_REQUEST, settings.approvalPolicy());
            assertEquals(new SandboxPolicy.ReadOnly(), settings.sandboxPolicy());
            assertEquals(
                    new ShellEnvironmentPolicy(
                            ShellEnvironmentPolicy.Inherit.ALL,
                            false,
                            List.of(),
                            Map.of(),
                            List.of()),
                    settings.shellEnvironment());
            assertEquals(
                    new Settings.Instructions(Optional.empty(), Optional.empty()),
                    settings.instructions());
            assertEquals(new Settings.Tools(false, Optional.empty()), settings.tools());
            assertEquals(new Settings.Visibility(false, false), settings.visibility());
            assertFalse(settings.disableResponseStorage());
            assertEquals(List.of(), settings.notifyCommand());
        }

        @Test
        void theConversationRunsWhereTheServerRuns() {
            assertEquals(Path.of("/srv"), config.settings().directory());
        }
    }

    @Test
    void aRelativeDirectoryIsTakenFromTheServers() {
        assertEquals(
                Path.of("/srv/sub"),
                config.settings(OptionsFixture.directory("./x/../sub")).directory());
        assertEquals(
                Path.of("/elsewhere"),
                config.settings(OptionsFixture.directory("/elsewhere")).directory());
    }

    @Nested
    class Precedence {

        @Test
        void theFileGoesOverTheBuiltInValue() {
            config.file("model", "from-file");

            assertEquals("from-file", modelOf(ConversationOptions.NONE));
        }

        @Test
        void theProfileGoesOverTheFile() {
            profileP();

            assertEquals("from-profile", modelOf(OptionsFixture.profile("p")));
        }

        @Test
        void theCommandLineGoesOverTheProfile() {
            profileP().commandLine("model", "from-command-line");

            assertEquals("from-command-line", modelOf(OptionsFixture.profile("p")));
        }

        @Test
        void theLastOverrideOfTheCommandLineWins() {
            config.commandLine("model", "first").commandLine("model", "second");

            assertEquals("second", modelOf(ConversationOptions.NONE));
        }

        @Test
        void theCallsConfigGoesOverTheCommandLine() {
            config.commandLine("model", "from-command-line");

            assertEquals(
                    "from-config", modelOf(OptionsFixture.config(Map.of("model", "from-config"))));
        }

        @Test
        void theCallsOwnFieldGoesOverItsConfig() {
            assertEquals(
                    "from-field",
                    modelOf(
                            OptionsFixture.modelAndConfig(
                                    "from-field", Map.of("model", "from-config"))));
        }

        @Test
        void theCallsPoliciesGoOverEverythingConfigured() {
            config.file("approval_policy", "never").commandLine("sandbox_mode", "read-only");

            Settings settings =
                    config.settings(
                            OptionsFixture.policies(
                                    ApprovalPolicy.UNTRUSTED, SandboxMode.DANGER_FULL_ACCESS));

            assertEquals(ApprovalPolicy.UNTRUSTED, settings.approvalPolicy());
            assertEquals(new SandboxPolicy.DangerFullAccess(), settings.sandboxPolicy());
        }

        @Test
        void aProfileCanBeChosenInTheFileAndByTheCallsConfig() {
            profileP().file("profile", "p").file("profiles.q.model", "from-q");

            assertEquals("from-profile", modelOf(ConversationOptions.NONE));
            assertEquals("from-q", modelOf(OptionsFixture.config(Map.of("profile", "q"))));
        }

        @Test
        void theCommandLineCanChangeWhatAProfileHolds() {
            profileP().commandLine("profiles.p.model", "changed");

            assertEquals("changed", modelOf(OptionsFixture.profile("p")));
        }

        @Test
        void aProfileCanTightenTheSandbox() {
            config.file("sandbox_mode", "danger-full-access")
                    .file("profiles.careful.sandbox_mode", "read-only");

            assertEquals(
                    new SandboxPolicy.ReadOnly(),
                    config.settings(OptionsFixture.profile("careful")).sandboxPolicy());
        }

        @Test
        void aProfileCanNotChooseAnotherProfile() {
            profileP().file("profiles.p.profile", "q").file("profiles.q.model", "from-q");

            assertEquals("from-profile", modelOf(OptionsFixture.profile("p")));
        }

        private ConfigFixture profileP() {
            return config.file("model", "from-file").file("profiles.p.model", "from-profile");
        }

        private String modelOf(ConversationOptions options) {
            return config.settings(options).model().name();
        }
    }

    @Nested
    class TheCallsConfig {

        @Test
        void reachesIntoTablesByDottedKeys() {
            Settings settings =
                    config.settings(
                            OptionsFixture.config(
                                    Map.of(
                                            "sandbox_mode",
                                            "workspace-write",
                                            "sandbox_workspace_write.network_access",
                                            true,
                                            "sandbox_workspace_write.writable_roots",
                                            List.of("/data", "rel"))));

            assertEquals(
                    new SandboxPolicy.WorkspaceWrite(
                            List.of(Path.of("/data"), Path.of("/srv/rel")), true, false, false),
                    settings.sandboxPolicy());
        }

        @Test
        void mayHoldTablesAndNumbers() {
            Settings settings =
                    config.settings(
                            OptionsFixture.config(
                                    Map.of(
                                            "shell_environment_policy",
                                            Map.of("set", Map.of("A", "b")),
                                            "model_context_window",
                                            1000L,
                                            "model_auto_compact_token_limit",
                                            900L)));

            assertEquals(Map.of("A", "b"), settings.shellEnvironment().set());
            assertEquals(OptionalLong.of(1000), settings.model().contextWindow());
            assertEquals(OptionalLong.of(900), settings.model().autoCompactTokenLimit());
        }

        @Test
        void leavesASettingAloneWithNull() {
            config.file("model", "from-file");
            Map<String, Object> withNull = new HashMap<>();
            withNull.put("model", null);

            assertEquals(
                    "from-file", config.settings(OptionsFixture.config(withNull)).model().name());
        }

        @Test
        void mayNotHoldNullInAList() {
            assertEquals(
                    new SettingsError(
                            "argument config",
                            Optional.empty(),
                            Optional.of("notify"),
                            "invalid value: null in an array, expected a setting's value"),
                    config.error(
                            OptionsFixture.config(Map.of("notify", Arrays.asList("x", null)))));
        }
    }

    @Nested
    class Mistakes {

        @Test
        void nameFileLineKeyAndWhatWasExpected() {
            config.file("model", "m").file("approval_policy", "sometimes");

            SettingsError error = config.error();

            assertEquals(
                    new SettingsError(
                            "config.toml",
                            Optional.of(2),
                            Optional.of("approval_policy"),
                            "unknown variant `sometimes`, expected one of `untrusted`,"
                                    + " `on-failure`, `on-request`, `never`"),
                    error);
            assertEquals(
                    "unknown variant `sometimes`, expected one of `untrusted`, `on-failure`,"
                            + " `on-request`, `never` in `approval_policy` (config.toml, line 2)",
                    error.message());
        }

        @Test
        void areFoundInProfilesAndProvidersThatAreNotUsed() {
            config.file("profiles.p.model", 5);

            assertEquals(
                    new SettingsError(
                            "config.toml",
                            Optional.of(1),
                            Optional.of("profiles.p.model"),
                            "invalid type: integer `5`, expected a string"),
                    config.error());
        }

        @Test
        void doNotMatterWhereSomethingStrongerIsSet() {
            config.file("model", 5).commandLine("model", "m");

            assertEquals("m", config.settings().model().name());
        }

        @Test
        void inTheCallsConfigNameTheCall() {
            assertEquals(
                    "invalid type: floating point `1.5`, expected u64 in `model_context_window`"
                            + " (argument config)",
                    config.error(OptionsFixture.config(Map.of("model_context_window", 1.5)))
                            .message());
        }

        @Test
        void neverShowWhatMayBeASecret() {
            config.file("model_providers.x.name", "X")
                    .file("model_providers.x.http_headers", "Bearer s3cret");

            assertEquals(
                    "invalid type: a value of another type, expected a map in"
                            + " `model_providers.x.http_headers` (config.toml, line 2)",
                    config.error().message());
        }

        @Test
        void includeAProfileThatIsNotThere() {
            assertEquals(
                    "config profile `nope` not found in `profile` (argument profile)",
                    config.error(OptionsFixture.profile("nope")).message());
        }

        @Test
        void includeAProviderThatIsNotThere() {
            config.commandLine("model_provider", "nope");

            assertEquals(
                    "Model provider `nope` not found in `model_provider` (-c)",
                    config.error().message());
        }

        @Test
        void includeAPathThatIsNone() {
            config.file("sandbox_workspace_write.writable_roots", List.of("/a\0b"));

            assertEquals(
                    "invalid value: Nul character not allowed, expected a path in"
                            + " `sandbox_workspace_write.writable_roots` (config.toml, line 1)",
                    config.error().message());
        }

        @Test
        void doNotIncludeUnknownKeys() {
            config.file("nobody.knows", 1).file("tui.theme", "dark");

            assertEquals("gpt-5", config.settings().model().name());
        }
    }

    @Nested
    class SigningIn {

        @Test
        void happensAtOpenAiUnlessConfiguredOtherwise() {
            assertEquals(
                    new AccountSettings(
                            AuthMode.CHATGPT,
                            new Issuer("https://auth.openai.com", "app_EMoamEEZ73f0CkXaXp7hrann"),
                            List.of(1455),
                            StatusNotification.CURRENT),
                    config.settings().account());
        }

        @Test
        void happensWhereTheFileSays() {
            config.file("preferred_auth_method", "apikey")
                    .file("sign_in.issuer", "http://localhost:8080/")
                    .file("sign_in.client_id", "me")
                    .file("sign_in.callback_ports", List.of(1455, 0))
                    .file("auth_status_notification", "codex/event/auth_status_change");

            assertEquals(
                    new AccountSettings(
                            AuthMode.API_KEY,
                            new Issuer("http://localhost:8080", "me"),
                            List.of(1455, 0),
                            StatusNotification.CODEX_EVENT),
                    config.settings().account());
        }

        @Test
        void isNothingThatACallCouldRedirect() {
            assertEquals(
                    "can be set in the file and on the command line only in `sign_in` (argument"
                            + " config)",
                    config.error(
                                    OptionsFixture.config(
                                            Map.of("sign_in.issuer", "https://evil.example")))
                            .message());
        }

        @Test
        void isNothingThatAProfileCouldRedirect() {
            config.file("profiles.p.sign_in.issuer", "https://evil.example");

            assertEquals(
                    "https://auth.openai.com",
                    config.settings(OptionsFixture.profile("p")).account().issuer().url());
        }

        @Test
        void needsAnAddressAndPortsThatExist() {
            assertEquals(
                    "invalid value: expected an http or https address in `sign_in.issuer` (-c)",
                    new ConfigFixture()
                            .commandLine("sign_in.issuer", "auth.example")
                            .error()
                            .message());
            assertEquals(
                    "invalid value: expected at least one port from 0 to 65535 in"
                            + " `sign_in.callback_ports` (-c)",
                    new ConfigFixture()
                            .commandLine("sign_in.callback_ports", List.of(1455, 65536))
                            .error()
                            .message());
        }
    }

    @Nested
    class Instructions {

        @Test
        void ofTheUserComeBeforeThoseOfTheProject() {
            config.instructionFiles(files("mine", "ours"));

            assertEquals(
                    Optional.of("mine\n\n--- project-doc ---\n\nours"),
                    config.settings().instructions().user());
        }

        @Test
        void ofTheProjectStandAloneWithoutTheUsers() {
            config.instructionFiles(files("", "ours"));

            assertEquals(Optional.of("ours"), config.settings().instructions().user());
        }

        @Test
        void ofTheProjectAreCutAsConfigured() {
            config.instructionFiles(files("", "ours")).file("project_doc_max_bytes", 2);

            assertEquals(Optional.of("ou"), config.settings().instructions().user());
        }

        @Test
        void fromAFileReplaceTheBasePrompt() {
            config.instructionFiles(files("", ""))
                    .file("experimental_instructions_file", "prompt.md");

            assertEquals(
                    Optional.of("text of /srv/prompt.md"), config.settings().instructions().base());
        }

        @Test
        void fromTheCallReplaceThoseFromTheFile() {
            config.instructionFiles(files("", ""))
                    .file("experimental_instructions_file", "missing.md");

            assertEquals(
                    Optional.of("be brief"),
                    config.settings(OptionsFixture.baseInstructions("be brief"))
                            .instructions()
                            .base());
        }

        @Test
        void fromAMissingFileAreAMistake() {
            config.file("experimental_instructions_file", "missing.md");

            assertEquals(
                    "/srv/missing.md does not exist in `experimental_instructions_file`"
                            + " (config.toml, line 1)",
                    config.error().message());
        }

        private static InstructionFiles files(String user, String project) {
            return new InstructionFiles() {
                @Override
                public Optional<String> ofUser() {
                    return Optional.of(user).filter(text -> !text.isEmpty());
                }

                @Override
                public Optional<String> ofProject(Path directory, long maxBytes) {
                    return Optional.of(
                                    project.substring(
                                            0, (int) Math.min(maxBytes, project.length())))
                            .filter(text -> !text.isEmpty());
                }

                @Override
                public Either<String, String> read(Path file) {
                    return Either.right("text of " + file);
                }
            };
        }
    }
}
