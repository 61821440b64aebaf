package dev.basalt.bootstrap.server.doors;

import dev.basalt.adapter.doors.jsonrpc.session.Sessions;
import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.bootstrap.agent.AgentObjects;
import dev.basalt.bootstrap.agent.CommandLineSettings;

import java.util.function.Supplier;

/**
 * The server of {@link McpProtocol}, put together by calling the provider methods of its modules: a
 * host waits for its first call, and the injector needs longer than everything that it makes.
 */
final class DirectServer {

    private DirectServer() {}

    /**
     * Returns the server; the same objects as {@link InjectedServer} makes.
     *
     * @param runner what runs commands; asked once, may block
     */
    static Server of(
            Sessions sessions,
            CommandLineSettings commandLine,
            Supplier<ProcessCommandRunner> runner) {
        var agent = AgentObjects.of(KnownKeys.SCHEMA, commandLine, runner);
        var shared = new SessionsModule(sessions);
        var numbers = shared.submissionNumbers();
        var threads = shared.requestThreads(agent.shutdown());

        var tools =
                new McpModule()
                        .toolsCall(
                                agent.newConversation(),
                                agent.sendUserMessage(),
                                agent.addListener(),
                                agent.conversations(),
                                agent.apis(),
                                agent.layers(),
                                numbers,
                                agent.removeListener(),
                                threads,
                                agent.time());
        var conversations =
                new ConversationMethodsModule()
                        .methods(
                                agent.newConversation(),
                                agent.sendUserMessage(),
                                agent.addListener(),
                                agent.removeListener(),
                                agent.conversations(),
                                numbers,
                                agent.apis(),
                                threads);
        var machine =
                new MachineMethodsModule()
                        .machineMethods(
                                agent.settings(),
                                agent.savedConfig(),
                                agent.runner(),
                                threads,
                                agent.commandLine());
        var accounts = new AccountMethodsModule();
        var listener = accounts.listener(sessions, agent.layers());
        var account = agent.account();
        var signIn =
                accounts.methods(
                        account.getAuthStatus(),
                        account.loginWithApiKey(),
                        account.loginWithBrowser().apply(listener),
                        account.pending(),
                        account.logout(),
                        threads,
                        listener);
        return new Server(
                tools.methods()
                        .and(conversations.methods())
                        .and(machine.methods())
                        .and(signIn.methods()),
                agent.conversations(),
                agent.shutdown());
    }
}
