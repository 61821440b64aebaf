package dev.basalt.adapter.extensions;

import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.tool.ToolSource;

import java.util.List;
import java.util.Optional;

/**
 * What an extension adds.
 *
 * @param source where it was found, for display
 */
record LoadedExtension(
        String source,
        List<ModelApi> modelApis,
        List<ToolSource> toolSources,
        Optional<ConversationStore> conversationStore) {

    LoadedExtension {
        modelApis = List.copyOf(modelApis);
        toolSources = List.copyOf(toolSources);
    }

    String leftOut(String reason) {
        return leftOut(source, reason);
    }

    static String leftOut(String source, String reason) {
        return "extension not loaded: " + source + ": " + reason;
    }
}
