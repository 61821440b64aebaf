package dev.basalt.bootstrap.server.doors;

import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.doors.conversations.machine.ExecOneOffCommandMethod;
import dev.basalt.adapter.doors.conversations.machine.GetUserAgentMethod;
import dev.basalt.adapter.doors.conversations.machine.GetUserSavedConfigMethod;
import dev.basalt.adapter.doors.conversations.machine.GitDiffToRemoteMethod;
import dev.basalt.adapter.doors.conversations.machine.MachineMethods;
import dev.basalt.adapter.doors.jsonrpc.session.RequestThreads;
import dev.basalt.adapter.machine.git.GitProgram;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.command.ExecOneOffCommand;
import dev.basalt.application.git.GitDiffToRemote;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.bootstrap.agent.CommandLineSettings;
import dev.basalt.bootstrap.agent.about.UserAgent;

import java.util.Map;

/** The direct methods for the machine: one-off commands, the diff, the saved configuration. */
final class MachineMethodsModule extends DoorModule {

    MachineMethodsModule() {
        super(MachineMethods.class);
    }

    @Provides
    @Singleton
    MachineMethods machineMethods(
            ResolveSettings settings,
            GetUserSavedConfig getUserSavedConfig,
            ProcessCommandRunner runner,
            RequestThreads threads,
            CommandLineSettings commandLine) {
        Map<String, String> environment = System.getenv();
        return new MachineMethods(
                new GitDiffToRemoteMethod(
                        new GitDiffToRemote(
                                new GitProgram(runner, environment), commandLine.directory()),
                        threads),
                new ExecOneOffCommandMethod(
                        new ExecOneOffCommand(settings, runner, environment), threads),
                GetUserSavedConfigMethod.current(getUserSavedConfig, threads),
                GetUserSavedConfigMethod.older(getUserSavedConfig, threads),
                new GetUserAgentMethod(UserAgent.FOR_CLIENTS));
    }
}
