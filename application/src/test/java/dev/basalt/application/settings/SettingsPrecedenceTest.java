package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** Which of several sources of a setting wins. */
class SettingsPrecedenceTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void theFileOverridesTheDefaultValue() {
        config.file("model", "from-file");

        assertEquals("from-file", modelOf(ConversationOptions.NONE));
    }

    @Test
    void theProfileOverridesTheFile() {
        profileP();

        assertEquals("from-profile", modelOf(OptionsFixture.profile("p")));
    }

    @Test
    void theCommandLineOverridesTheProfile() {
        profileP().commandLine("model", "from-command-line");

        assertEquals("from-command-line", modelOf(OptionsFixture.profile("p")));
    }

    @Test
    void theLastOverrideOfTheCommandLineWins() {
        config.commandLine("model", "first").commandLine("model", "second");

        assertEquals("second", modelOf(ConversationOptions.NONE));
    }

    @Test
    void theConfigOfACallOverridesTheCommandLine() {
        config.commandLine("model", "from-command-line");

        assertEquals("from-config", modelOf(OptionsFixture.config(Map.of("model", "from-config"))));
    }

    @Test
    void anArgumentOfACallOverridesItsConfig() {
        assertEquals(
                "from-field",
                modelOf(
                        OptionsFixture.modelAndConfig(
                                "from-field", Map.of("model", "from-config"))));
    }

    @Test
    void thePoliciesOfACallOverrideTheConfiguration() {
        config.file("approval_policy", "never").commandLine("sandbox_mode", "read-only");

        Settings settings =
                config.settings(
                        OptionsFixture.policies(
                                ApprovalPolicy.UNTRUSTED, SandboxMode.DANGER_FULL_ACCESS));

        assertEquals(ApprovalPolicy.UNTRUSTED, settings.approvalPolicy());
        assertEquals(new SandboxPolicy.DangerFullAccess(), settings.sandboxPolicy());
    }

    @Test
    void aProfileCanBeChosenInTheFileAndInTheConfigOfACall() {
        profileP().file("profile", "p").file("profiles.q.model", "from-q");

        assertEquals("from-profile", modelOf(ConversationOptions.NONE));
        assertEquals("from-q", modelOf(OptionsFixture.config(Map.of("profile", "q"))));
    }

    @Test
    void theCommandLineCanChangeAProfile() {
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
    void aProfileCannotChooseAnotherProfile() {
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
