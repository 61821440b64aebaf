package dev.basalt.bootstrap.agent;

import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.application.auth.GetAuthStatus;
import dev.basalt.application.auth.LoginWithApiKey;
import dev.basalt.application.auth.LoginWithBrowser;
import dev.basalt.application.auth.Logout;
import dev.basalt.application.auth.PendingLogins;
import dev.basalt.application.conversation.AddConversationListener;
import dev.basalt.application.conversation.NewConversation;
import dev.basalt.application.conversation.RemoveConversationListener;
import dev.basalt.application.conversation.SendUserMessage;
import dev.basalt.application.conversation.runner.Conversations;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.settings.GetUserSavedConfig;
import dev.basalt.application.settings.ResolveSettings;
import dev.basalt.application.settings.config.ConfigLayers;
import dev.basalt.application.settings.config.ConfigSchema;
import dev.basalt.domain.auth.AuthListener;
import dev.basalt.domain.time.Time;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What {@link AgentModules} provide to the doors, made by calling the provider methods one after
 * the other. The injector makes the same objects, but a host waits for the first call of a new
 * server, and the injector needs longer than everything that it makes.
 *
 * @param shutdown of everything that the others begin
 */
public record AgentObjects(
        Shutdown shutdown,
        Time time,
        CommandLineSettings commandLine,
        ConfigLayers layers,
        ResolveSettings settings,
        GetUserSavedConfig savedConfig,
        ModelApis apis,
        ProcessCommandRunner runner,
        Conversations conversations,
        NewConversation newConversation,
        SendUserMessage sendUserMessage,
        AddConversationListener addListener,
        RemoveConversationListener removeListener,
        Account account) {

    /**
     * Signing in and out.
     *
     * @param loginWithBrowser reports to the listener that is given
     */
    public record Account(
            GetAuthStatus getAuthStatus,
            LoginWithApiKey loginWithApiKey,
            Function<AuthListener, LoginWithBrowser> loginWithBrowser,
            PendingLogins pending,
            Logout logout) {}

    /**
     * Makes the objects.
     *
     * @param schema the keys that the configuration may have
     * @param commandLine what applies to all conversations
     * @param runner what runs commands; asked once, may block
     */
    public static AgentObjects of(
            ConfigSchema schema,
            CommandLineSettings commandLine,
            Supplier<ProcessCommandRunner> runner) {
        var machine = new MachineModule();
        var shutdown = machine.shutdown();
        var time = machine.time();
        var ids = machine.ids();

        var configured = new SettingsModule(schema, commandLine);
        var home = configured.codexHome();
        var file = configured.configurationFile(home);
        var layers = configured.configLayers(file);

        var models = new ModelsModule();
        var http = models.http();
        var ownApis = models.ownApis(http);
        var extensions = models.extensions(home, ownApis);
        var apis = models.modelApis(ownApis, extensions, http, home);
        var settings = configured.resolveSettings(layers, home, apis);

        var processes = new ProcessModule(runner);
        var commands = processes.commandRunner(shutdown);

        var accounts = new AccountModule();
        var tokens = accounts.tokenReader();
        var store = accounts.credentialStore(home, tokens);
        var issuer = accounts.issuer(tokens);
        var credential = accounts.currentCredential(store, issuer, time);
        var pending = accounts.pendingLogins(shutdown);
        var accountSettings = configured.resolveAccountSettings(layers);
        var account =
                new Account(
                        accounts.getAuthStatus(accountSettings, credential),
                        accounts.loginWithApiKey(store, pending),
                        listener ->
                                accounts.loginWithBrowser(
                                        accountSettings,
                                        issuer,
                                        store,
                                        pending,
                                        listener,
                                        ids,
                                        time),
                        pending,
                        accounts.logout(store, pending, accountSettings, credential));

        var agent = new AgentModule();
        var loop =
                agent.agentLoop(
                        apis,
                        accounts.modelCredentials(
                                credential,
                                accounts.commandTokens(commands, time),
                                accounts.cloudAccess(commands, time)),
                        models.listedModels(http),
                        agent.tools(commands, home, extensions),
                        agent.turnNotifier(),
                        time);

        var module = new ConversationsModule();
        var conversations =
                module.conversations(
                        module.conversationStore(extensions), settings, loop, shutdown);
        return new AgentObjects(
                shutdown,
                time,
                commandLine,
                layers,
                settings,
                configured.getUserSavedConfig(file),
                apis,
                commands,
                conversations,
                module.newConversation(
                        settings,
                        conversations,
                        configured.messageHistory(home),
                        ids,
                        processes.sandboxes(commands)),
                module.sendUserMessage(conversations, time),
                module.addConversationListener(conversations, ids),
                module.removeConversationListener(conversations),
                account);
    }
}
