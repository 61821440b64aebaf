package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.codex.tool.JsonToolArguments;
import dev.basalt.adapter.machine.filesystem.workspace.DiskWorkspace;
import dev.basalt.adapter.machine.filesystem.workspace.MyersDiffer;
import dev.basalt.adapter.machine.process.NotifyProgram;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.agent.AgentLoop;
import dev.basalt.application.agent.ModelCalls;
import dev.basalt.application.agent.PatchTool;
import dev.basalt.application.agent.ShellTool;
import dev.basalt.application.agent.ToolCalls;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.model.ModelApis;
import dev.basalt.domain.conversation.TurnNotifier;
import dev.basalt.domain.time.Time;

import tools.jackson.databind.json.JsonMapper;

import java.util.concurrent.ThreadLocalRandom;

/** The agent loop and its tools. */
final class AgentModule extends AbstractModule {

    @Provides
    @Singleton
    TurnNotifier turnNotifier(JsonMapper json) {
        return new NotifyProgram(json);
    }

    @Provides
    @Singleton
    AgentLoop agentLoop(
            ModelApis apis,
            ModelCredentials credentials,
            ProcessCommandRunner runner,
            TurnNotifier notifier,
            Time time) {
        return new AgentLoop(
                new ModelCalls(
                        apis,
                        credentials,
                        new ToolCalls(
                                new JsonToolArguments(),
                                new ShellTool(runner, System.getenv()),
                                new PatchTool(
                                        new DiskWorkspace(), new MyersDiffer(), System.getenv())),
                        time,
                        () -> ThreadLocalRandom.current().nextDouble()),
                notifier);
    }
}
