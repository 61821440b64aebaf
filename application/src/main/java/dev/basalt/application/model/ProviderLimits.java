package dev.basalt.application.model;

import dev.basalt.domain.model.facts.ListedLimits;
import dev.basalt.domain.model.facts.ModelCatalogue;
import dev.basalt.domain.model.facts.ModelListing;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits of models as their providers state them. A provider is asked once for a model, in the
 * background, after it has answered; so no request waits for it. Thread-safe.
 */
public final class ProviderLimits implements ModelCatalogue {

    /** Programs on the user's machine, which load a model with the window that they are told. */
    private static final Set<String> LOCAL_SERVERS =
            Set.of("ollama", "oss", "lmstudio", "llamacpp", "vllm");

    /** A window in tokens that tools and instructions nearly fill. */
    private static final long SMALL = 16_000;

    private static final System.Logger LOG = System.getLogger(ProviderLimits.class.getName());

    private final ModelCatalogue others;
    private final ModelListing listing;
    private final ListedLimits kept;
    private final Map<String, Entry> listed = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile boolean read;

    /**
     * Asks nobody yet.
     *
     * @param others what is known of models that no provider has said anything of
     * @param kept what earlier processes were told
     */
    public ProviderLimits(ModelCatalogue others, ModelListing listing, ListedLimits kept) {
        this.others = others;
        this.listing = listing;
        this.kept = kept;
    }

    /** Returns whether the provider is a program that loads models with windows of its own. */
    static boolean isLocalServer(ProviderSettings provider) {
        return LOCAL_SERVERS.contains(provider.id());
    }

    @Override
    public Optional<Entry> find(ProviderSettings provider, String model) {
        Optional<Entry> other = others.find(provider, model);
        if (other.isPresent() || !mayBeAsked(provider)) {
            return other;
        }
        return Optional.ofNullable(known().get(key(provider, model)));
    }

    private Map<String, Entry> known() {
        if (!read) {
            kept.read().forEach(listed::putIfAbsent);
            read = true;
        }
        return listed;
    }

    /** Another program on this machine, such as a gateway, may not expect to be asked. */
    private static boolean mayBeAsked(ProviderSettings provider) {
        return isLocalServer(provider) || !isLocal(provider.baseUrl());
    }

    private static boolean isLocal(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null
                    || host.equals("localhost")
                    || host.startsWith("127.")
                    || host.equals("[::1]");
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    private static String key(ProviderSettings provider, String model) {
        return provider.baseUrl() + ' ' + model;
    }

    /** Asks the provider of a model in the background, unless it was asked before. */
    void askInBackground(ProviderSettings provider, Optional<Credential> credential, String model) {
        String key = key(provider, model);
        if (mayBeAsked(provider) && find(provider, model).isEmpty() && asked.add(key)) {
            Thread.ofVirtual()
                    .name("model-limits")
                    .start(() -> ask(key, provider, credential, model));
        }
    }

    private void ask(
            String key, ProviderSettings provider, Optional<Credential> credential, String model) {
        Optional<Entry> answer;
        try {
            answer = listing.ask(provider, credential, model);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the limits of a model are not known", e);
            return;
        }
        answer.ifPresent(entry -> {
            listed.put(key, entry);
            // a local server may load the model with another window the next time
            if (!isLocalServer(provider)) {
                kept.add(key, entry)
                        .ifPresent(reason ->
                                LOG.log(
                                        System.Logger.Level.DEBUG,
                                        "limits of models are not kept: " + reason));
            }
        });
    }

    /** Returns the notice, once, that a local server has loaded a model with a small window. */
    Optional<String> smallWindow(ProviderSettings provider, String model) {
        if (!isLocalServer(provider)) {
            return Optional.empty();
        }
        return find(provider, model)
                .filter(entry -> entry.contextWindow().orElse(Long.MAX_VALUE) < SMALL)
                .filter(_ -> told.add(key(provider, model)))
                .map(entry ->
                        provider.name()
                                + " has loaded "
                                + model
                                + " with a context window of "
                                + entry.contextWindow().orElse(0)
                                + " tokens, which tools and instructions nearly fill; load it with"
                                + " a larger one");
    }
}
