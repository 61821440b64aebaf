package dev.basalt.adapter.extensions;

import dev.basalt.domain.conversation.store.ConversationStore;
import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolSource;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What extensions add to the program. They are loaded once, by the first thread that needs them.
 * One that cannot be loaded, or gets in the way of another, is reported and left out as a whole.
 * Thread-safe.
 */
public final class Extensions {

    private final ExtensionLoader loader;
    private final Collection<String> wireApis;
    private final Consumer<String> notices;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Additions additions;

    /**
     * @param onClassPath whether to look for extensions on the class path, too; this opens every
     *     jar on it
     * @param directory contains the jars; need not exist
     * @param wireApis the names of the model APIs that the program itself contains
     * @param notices takes a sentence about each extension that is left out
     */
    public Extensions(
            boolean onClassPath,
            Path directory,
            Collection<String> wireApis,
            Consumer<String> notices) {
        this.loader =
                new ExtensionLoader(
                        Extensions.class.getClassLoader(), onClassPath, directory, notices);
        this.wireApis = List.copyOf(wireApis);
        this.notices = notices;
    }

    /** Loads them on a thread of its own; returns at once. */
    public void begin() {
        Thread.ofPlatform().daemon().name("extensions").start(this::additions);
    }

    /** Returns the APIs for models of all extensions; blocks while they are loaded. */
    public List<ModelApi> modelApis() {
        return List.copyOf(additions().modelApis);
    }

    /** Returns the tools of all extensions; blocks while they are loaded. */
    public List<Tool> tools(ToolOffering offering) {
        List<Tool> all = new ArrayList<>();
        for (ToolSource source : additions().toolSources) {
            all.addAll(source.tools(offering));
        }
        return all;
    }

    /** Returns where conversations are stored, when an extension says so; blocks likewise. */
    public Optional<ConversationStore> conversationStore() {
        return additions().conversationStore;
    }

    private Additions additions() {
        lock.lock();
        try {
            Additions known = additions;
            if (known == null) {
                known = load();
                additions = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Additions load() {
        var all = new Additions();
        for (LoadedExtension loaded : loader.load()) {
            Optional<String> obstacle = obstacle(loaded, all);
            if (obstacle.isPresent()) {
                notices.accept(loaded.leftOut(obstacle.get()));
            } else {
                all.add(loaded);
            }
        }
        return all;
    }

    /** Returns what an extension cannot have besides those that were loaded before it. */
    private Optional<String> obstacle(LoadedExtension loaded, Additions before) {
        Map<String, String> owners = new HashMap<>(before.wireApiOwners);
        for (ModelApi api : loaded.modelApis()) {
            String owner =
                    wireApis.contains(api.wireApi())
                            ? "Basalt"
                            : owners.put(api.wireApi(), loaded.source());
            if (owner != null) {
                return Optional.of(
                        "the wire_api `" + api.wireApi() + "` is already provided by " + owner);
            }
        }
        return loaded.conversationStore()
                .flatMap(_ -> before.storeOwner)
                .map(owner -> "the store of conversations is already provided by " + owner);
    }

    /** What all extensions add. */
    private static final class Additions {

        private final List<ModelApi> modelApis = new ArrayList<>();
        private final List<ToolSource> toolSources = new ArrayList<>();
        private final Map<String, String> wireApiOwners = new HashMap<>();
        private Optional<ConversationStore> conversationStore = Optional.empty();
        private Optional<String> storeOwner = Optional.empty();

        void add(LoadedExtension loaded) {
            for (ModelApi api : loaded.modelApis()) {
                modelApis.add(api);
                wireApiOwners.put(api.wireApi(), loaded.source());
            }
            toolSources.addAll(loaded.toolSources());
            if (loaded.conversationStore().isPresent()) {
                conversationStore = loaded.conversationStore();
                storeOwner = Optional.of(loaded.source());
            }
        }
    }
}
