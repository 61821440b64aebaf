package dev.basalt.bootstrap.agent;

import dev.basalt.adapter.models.openai.OpenAiProviders;
import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.settings.key.KeyGroup;

import java.util.List;

/** The keys of the configuration that the agent knows, with its default model. */
public final class AgentKeys {

    public static final List<KeyGroup> GROUPS =
            CoreKeys.groups(OpenAiProviders.DEFAULT_MODEL, OpenAiProviders.DEFAULT_PROVIDER);

    private AgentKeys() {}
}
