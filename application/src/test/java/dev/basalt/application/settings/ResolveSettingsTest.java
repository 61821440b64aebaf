package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.command.OutputFormat;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.model.PromptCaching;
import dev.basalt.domain.model.ReasoningSummary;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.ConversationOptions;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.ShellEnvironmentPolicy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What holds when nothing is configured. */
class ResolveSettingsTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void theDefaultValuesAreThoseOfTheReference() {
        Settings settings = config.settings();

        assertEquals(
                new Settings.ModelChoice(
                        "gpt-5",
                        Optional.empty(),
                        ReasoningSummary.AUTO,
                        Optional.empty(),
                        false,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        PromptCaching.SHORT,
                        Map.of()),
                settings.model());
        assertEquals("openai", settings.provider().id());
        assertEquals(ApprovalPolicy.ON_REQUEST, settings.approvalPolicy());
        assertEquals(new SandboxPolicy.ReadOnly(), settings.sandboxPolicy());
        assertEquals(
                new ShellEnvironmentPolicy(
                        ShellEnvironmentPolicy.Inherit.ALL, false, List.of(), Map.of(), List.of()),
                settings.shellEnvironment());
        assertEquals(Settings.Instructions.NONE, settings.instructions());
        assertEquals(
                new Settings.Tools(
                        false, Optional.empty(), true, OutputFormat.TEXT, BackgroundLifetime.TURN),
                settings.tools());
        assertEquals(new Settings.Visibility(false, false), settings.visibility());
        assertTrue(settings.disableResponseStorage());
        assertEquals(List.of(), settings.notifyCommand());
    }

    @Test
    void conversationsThatBeginAlikeShareTheirSettings() {
        ResolveSettings resolve = config.resolveSettings();
        ConversationOptions options = ConversationOptions.NONE;

        assertSame(resolve.handle(options).get(), resolve.handle(options).get());
    }

    @Test
    void theDirectoryIsTheServersByDefault() {
        assertEquals(Path.of("/srv"), config.settings().directory());
    }

    @Test
    void aRelativeDirectoryIsResolvedAgainstTheServers() {
        assertEquals(
                Path.of("/srv/sub"),
                config.settings(OptionsFixture.directory("./x/../sub")).directory());
        assertEquals(
                Path.of("/elsewhere"),
                config.settings(OptionsFixture.directory("/elsewhere")).directory());
    }

    @Test
    void theToolForImagesCanBeTurnedOff() {
        assertFalse(config.file("tools.view_image", false).settings().tools().viewImage());
    }
}
