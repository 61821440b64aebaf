package dev.basalt;

import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.tool.ToolSource;

import java.util.List;
import java.util.Optional;

/**
 * What a jar outside this project adds to the program. The jar names its extensions in {@code
 * META-INF/services/dev.basalt.Extension}; each needs a public constructor without parameters.
 * Every method is called once, before anything of the extension is used. What they return has to be
 * thread-safe. An exception from one of them is reported and disables the extension alone.
 *
 * <p>Standard output belongs to the protocol: an extension must not write to it.
 */
public interface Extension {

    /** Returns further APIs for models; no other API has the word of one of them. */
    default List<ModelApi> modelApis() {
        return List.of();
    }

    /**
     * Returns further sources of tools. A tool is not offered where another one has its name
     * already: the program's own tools come first.
     */
    default List<ToolSource> toolSources() {
        return List.of();
    }

    /**
     * Returns where conversations are stored, in place of the memory of the process. Of all
     * extensions, one can have a store.
     */
    default Optional<ConversationStore> conversationStore() {
        return Optional.empty();
    }
}
