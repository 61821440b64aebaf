package dev.basalt.bootstrap.agent;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.extensions.Extensions;
import dev.basalt.adapter.machine.filesystem.CodexHome;
import dev.basalt.adapter.machine.filesystem.models.ListedLimitsFile;
import dev.basalt.adapter.models.anthropic.MessagesApi;
import dev.basalt.adapter.models.gemini.GeminiApi;
import dev.basalt.adapter.models.http.catalogue.BundledCatalogue;
import dev.basalt.adapter.models.http.catalogue.ProviderListing;
import dev.basalt.adapter.models.http.exchange.ModelHttp;
import dev.basalt.adapter.models.openai.ChatGptModels;
import dev.basalt.adapter.models.openai.chat.ChatCompletionsApi;
import dev.basalt.adapter.models.openai.responses.ResponsesApi;
import dev.basalt.application.auth.ListedModels;
import dev.basalt.application.model.ModelApis;
import dev.basalt.application.model.ProviderLimits;
import dev.basalt.bootstrap.agent.about.UserAgent;
import dev.basalt.domain.model.ModelApi;

import java.io.File;
import java.time.Clock;
import java.util.List;

/** The APIs for models. */
final class ModelsModule extends AbstractModule {

    @Provides
    @Singleton
    ModelHttp http() {
        return new ModelHttp(UserAgent.FOR_PROVIDERS);
    }

    @Provides
    @Singleton
    ListedModels listedModels(ModelHttp http) {
        return new ListedModels(new ChatGptModels(http, UserAgent.ORIGINATOR));
    }

    @Provides
    @Singleton
    List<ModelApi> ownApis(ModelHttp http) {
        return List.of(
                new ResponsesApi(http, UserAgent.ORIGINATOR),
                new ChatCompletionsApi(http),
                new MessagesApi(http),
                new GeminiApi(http));
    }

    @Provides
    @Singleton
    Extensions extensions(CodexHome home, List<ModelApi> own) {
        var extensions =
                new Extensions(
                        hasForeignJars(System.getProperty("java.class.path")),
                        home.directory().resolve("basalt").resolve("extensions"),
                        own.stream().map(ModelApi::wireApi).toList(),
                        notice -> System.err.println("basalt: " + notice));
        extensions.begin();
        return extensions;
    }

    @Provides
    @Singleton
    ModelApis modelApis(List<ModelApi> own, Extensions extensions, ModelHttp http, CodexHome home) {
        return new ModelApis(
                own,
                extensions::modelApis,
                new ProviderLimits(
                        new BundledCatalogue(),
                        new ProviderListing(http),
                        new ListedLimitsFile(home, Clock.systemUTC())));
    }

    /** The program as it is installed is one jar, which names its libraries. */
    private static boolean hasForeignJars(String classPath) {
        return classPath.contains(File.pathSeparator);
    }
}
