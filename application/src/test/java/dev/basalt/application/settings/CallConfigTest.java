package dev.basalt.application.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.settings.Settings;
import dev.basalt.domain.settings.SettingsError;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The configuration that comes with a call. */
class CallConfigTest {

    private final ConfigFixture config = new ConfigFixture();

    @Test
    void theConfigOfACallSetsKeysInTables() {
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
    void theConfigOfACallMayContainTablesAndNumbers() {
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
    void nullInTheConfigOfACallLeavesASettingUnchanged() {
        config.file("model", "from-file");
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("model", null);

        assertEquals("from-file", config.settings(OptionsFixture.config(withNull)).model().name());
    }

    @Test
    void nullInAListIsAnError() {
        assertEquals(
                new SettingsError(
                        "argument config",
                        Optional.empty(),
                        Optional.of("notify"),
                        "invalid value: null in an array, expected a string, number, boolean, array"
                                + " or table"),
                config.error(OptionsFixture.config(Map.of("notify", Arrays.asList("x", null)))));
    }
}
