package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.adapter.models.anthropic.MessagesApi;
import dev.basalt.adapter.models.gemini.GeminiApi;
import dev.basalt.adapter.models.http.ModelHttp;
import dev.basalt.adapter.models.openai.ChatCompletionsApi;
import dev.basalt.adapter.models.openai.ResponsesApi;
import dev.basalt.application.model.ModelApis;

import java.util.List;

/** The APIs for models. */
final class ModelsModule extends AbstractModule {

    /** Some providers admit known clients only. */
    private static final String ORIGINATOR = "codex_cli_rs";

    @Provides
    @Singleton
    ModelApis modelApis() {
        var http = new ModelHttp();
        return new ModelApis(
                List.of(
                        new ResponsesApi(http, ORIGINATOR, UserAgent.TEXT),
                        new ChatCompletionsApi(http),
                        new MessagesApi(http),
                        new GeminiApi(http)));
    }
}
