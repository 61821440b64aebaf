package dev.basalt.bootstrap.server.doors;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;

import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.fake.ScriptedModel;
import dev.basalt.application.model.ModelApis;
import dev.basalt.bootstrap.agent.AgentModules;
import dev.basalt.bootstrap.agent.CommandLineSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The wiring of a server whose model is scripted and whose clients are in memory. */
final class ServerInMemory {

    private ServerInMemory() {}

    static Injector wire(List<DoorModule> doors, Sessions sessions, Path home, ScriptedModel model)
            throws IOException {
        Files.writeString(
                home.resolve("config.toml"),
                """
                model = "m"
                model_provider = "scripted"
                approval_policy = "untrusted"
                sandbox_mode = "danger-full-access"

                [model_providers.scripted]
                name = "Scripted"
                base_url = "http://127.0.0.1/v1"
                wire_api = "responses"
                """);
        CodexHome codexHome = new CodexHome(home, true);
        var real =
                new ArrayList<>(
                        AgentModules.of(
                                KnownKeys.SCHEMA,
                                CommandLineSettings.NONE,
                                () -> ProcessCommandRunner.of(Optional.empty(), List.of())));
        real.add(new SessionsModule(sessions));
        real.addAll(doors);
        var fake =
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(CodexHome.class).toInstance(codexHome);
                        bind(ModelApis.class).toInstance(new ModelApis(List.of(model)));
                    }
                };
        return Guice.createInjector(Modules.override(real).with(fake));
    }
}
