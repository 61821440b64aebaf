package dev.basalt.adapter.extensions;

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

    /** What all extensions add. */
    private record Additions(List<ModelApi> modelApis, List<ToolSource> toolSources) {
        Additions {
            modelApis = List.copyOf(modelApis);
            toolSources = List.copyOf(toolSources);
        }
    }

    /**
     * @param onClassPath whether to look for extensions on the class path, too; this opens every
     *     jar on it
     * @param directory contains the jars; need not exist
     * @param wireApis the words of the APIs for models that the program has itself
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
        return additions().modelApis();
    }

    /** Returns the tools of all extensions; blocks while they are loaded. */
    public List<Tool> tools(ToolOffering offering) {
        List<Tool> all = new ArrayList<>();
        for (ToolSource source : additions().toolSources()) {
            all.addAll(source.tools(offering));
        }
        return all;
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
        List<ModelApi> all = new ArrayList<>();
        List<ToolSource> toolSources = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (String word : wireApis) {
            owners.put(word, "Basalt");
        }
        for (LoadedExtension loaded : loader.load()) {
            List<ModelApi> added = new ArrayList<>();
            Map<String, String> words = new HashMap<>(owners);
            boolean fits = true;
            for (ModelApi api : loaded.modelApis()) {
                String owner = words.put(api.wireApi(), loaded.source());
                if (owner != null) {
                    notices.accept(
                            loaded.leftOut(
                                    "the wire_api `"
                                            + api.wireApi()
                                            + "` is already provided by "
                                            + owner));
                    fits = false;
                    break;
                }
                added.add(api);
            }
            if (fits) {
                all.addAll(added);
                toolSources.addAll(loaded.toolSources());
                owners.putAll(words);
            }
        }
        return new Additions(all, toolSources);
    }
}
