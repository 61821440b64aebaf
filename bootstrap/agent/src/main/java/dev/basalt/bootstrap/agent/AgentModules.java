package dev.basalt.bootstrap.agent;

import com.google.inject.Module;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.domain.settings.ConfigOverride;

import java.util.List;
import java.util.function.Supplier;

/** The Guice modules of the agent: its use cases, and the adapters behind their ports. */
public final class AgentModules {

    private AgentModules() {}

    /**
     * Returns the modules.
     *
     * @param schema the keys that the configuration may have
     * @param overrides of the configuration file; a later one wins
     */
    public static List<Module> of(ConfigSchema schema, List<ConfigOverride> overrides) {
        return of(schema, overrides, () -> ProcessModule.runner(CodexHome.ofProcess()));
    }

    /**
     * Returns the modules.
     *
     * @param schema the keys that the configuration may have
     * @param overrides of the configuration file; a later one wins
     * @param runner what runs commands; asked once, may block
     */
    public static List<Module> of(
            ConfigSchema schema,
            List<ConfigOverride> overrides,
            Supplier<ProcessCommandRunner> runner) {
        return List.of(
                new MachineModule(),
                new SettingsModule(schema, overrides),
                new AccountModule(),
                new ModelsModule(),
                new ProcessModule(runner),
                new AgentModule(),
                new ConversationsModule());
    }
}
