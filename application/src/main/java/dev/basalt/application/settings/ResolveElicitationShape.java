package dev.basalt.application.settings;

import dev.basalt.domain.approval.ElicitationShape;
import dev.basalt.domain.settings.ConversationOptions;

/** Finds out in which version's words MCP hosts are asked for approvals. Thread-safe. */
public final class ResolveElicitationShape {

    private final ConfigLayers layers;

    public ResolveElicitationShape(ConfigLayers layers) {
        this.layers = layers;
    }

    /**
     * Reads the configuration anew; blocks meanwhile. A configuration that can't be read by now
     * names nothing else than usual: a question that is asked already is not lost over it.
     */
    public ElicitationShape handle() {
        return layers.joined(ConversationOptions.NONE)
                .map(config ->
                        config.word(
                                "elicitation_shape",
                                ElicitationShape.values(),
                                ElicitationShape::word))
                .getOrElse(ElicitationShape.CODEX_0_23);
    }
}
