package dev.basalt.bootstrap.agent;

import com.google.inject.Module;

import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.settings.config.ConfigSchema;

import java.util.List;
import java.util.function.Supplier;

/** The Guice modules of the agent: its use cases, and the adapters behind their ports. */
public final class AgentModules {

    private AgentModules() {}

    /**
     * Returns the modules.
     *
     * @param schema the keys that the configuration may have
     * @param commandLine what applies to all conversations
     */
    public static List<Module> of(ConfigSchema schema, CommandLineSettings commandLine) {
        return of(schema, commandLine, () -> ProcessModule.runner(CodexHome.ofProcess()));
    }

    /**
     * Returns the modules.
     *
     * @param schema the keys that the configuration may have
     * @param commandLine what applies to all conversations
     * @param runner what runs commands; asked once, may block
     */
    public static List<Module> of(
            ConfigSchema schema,
            CommandLineSettings commandLine,
            Supplier<ProcessCommandRunner> runner) {
        return List.of(
                new MachineModule(),
                new SettingsModule(schema, commandLine),
                new AccountModule(),
                new ModelsModule(),
                new ProcessModule(runner),
                new AgentModule(),
                new ConversationsModule());
    }
}
