package dev.basalt.bootstrap.agent;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.codex.tool.JsonArguments;
import dev.basalt.adapter.extensions.Extensions;
import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.images.ImageFiles;
import dev.basalt.adapter.machine.filesystem.workspace.DiskWorkspace;
import dev.basalt.adapter.machine.filesystem.workspace.GitHead;
import dev.basalt.adapter.machine.filesystem.workspace.MyersDiffer;
import dev.basalt.adapter.machine.process.NotifyProgram;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.agent.AgentLoop;
import dev.basalt.application.agent.ModelCalls;
import dev.basalt.application.agent.request.CurrentSurroundings;
import dev.basalt.application.auth.ListedModels;
import dev.basalt.application.auth.ModelCredentials;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.tool.ApplyPatchTool;
import dev.basalt.application.tool.EditTool;
import dev.basalt.application.tool.PatchApplication;
import dev.basalt.application.tool.ShellTool;
import dev.basalt.application.tool.Toolbox;
import dev.basalt.application.tool.UpdatePlanTool;
import dev.basalt.application.tool.ViewImageTool;
import dev.basalt.application.tool.WriteTool;
import dev.basalt.application.tool.background.BackgroundCommandTool;
import dev.basalt.domain.conversation.TurnNotifier;
import dev.basalt.domain.time.Time;
import dev.basalt.domain.tool.ArgumentsReader;
import dev.basalt.domain.tool.ToolSource;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The agent loop and its tools. */
final class AgentModule extends AbstractModule {

    @Provides
    @Singleton
    TurnNotifier turnNotifier() {
        return new NotifyProgram();
    }

    /** The tools of the agent, in the order in which they are offered, and those of extensions. */
    @Provides
    @Singleton
    ToolSource tools(ProcessCommandRunner runner, CodexHome home, Extensions extensions) {
        ArgumentsReader arguments = new JsonArguments();
        var patches =
                new PatchApplication(DiskWorkspace.of(home), new MyersDiffer(), System.getenv());
        var applyPatch = new ApplyPatchTool(arguments, patches);
        return ToolSource.of(
                        new ShellTool(arguments, applyPatch, runner, System.getenv()),
                        new BackgroundCommandTool(arguments),
                        new UpdatePlanTool(arguments),
                        applyPatch,
                        new EditTool(arguments, patches),
                        new WriteTool(arguments, patches),
                        new ViewImageTool(arguments, new ImageFiles()))
                .followedBy(extensions::tools);
    }

    @Provides
    @Singleton
    AgentLoop agentLoop(
            ModelApis apis,
            ModelCredentials credentials,
            ListedModels listed,
            ToolSource tools,
            TurnNotifier notifier,
            Time time) {
        return new AgentLoop(
                new ModelCalls(
                        apis,
                        credentials,
                        listed,
                        new Toolbox(tools),
                        time,
                        () -> ThreadLocalRandom.current().nextDouble()),
                notifier,
                new CurrentSurroundings(
                        System.getProperty("os.name")
                                + " "
                                + System.getProperty("os.version")
                                + " ("
                                + System.getProperty("os.arch")
                                + ")",
                        shell(System.getenv()),
                        new GitHead(),
                        time));
    }

    /** The program that the user's variables name, without its directory. */
    static Optional<String> shell(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("SHELL"))
                .or(() -> Optional.ofNullable(environment.get("ComSpec")))
                .map(path ->
                        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                                .strip())
                .filter(name -> !name.isEmpty());
    }
}
