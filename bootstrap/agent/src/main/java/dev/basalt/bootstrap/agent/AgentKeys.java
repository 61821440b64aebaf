package dev.basalt.bootstrap.agent;

import dev.basalt.application.settings.keys.CoreKeys;
import dev.basalt.domain.settings.key.KeyGroup;

import java.util.List;

/** The keys of the configuration that the agent knows, with its default model. */
public final class AgentKeys {

    public static final List<KeyGroup> GROUPS = CoreKeys.groups("gpt-5", "openai");

    private AgentKeys() {}
}
