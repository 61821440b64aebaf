package dev.basalt.application.model;

import dev.basalt.domain.model.ModelApi;
import dev.basalt.domain.model.ModelFamily;
import dev.basalt.domain.model.facts.ListedLimits;
import dev.basalt.domain.model.facts.ModelCatalogue;
import dev.basalt.domain.model.facts.ModelCatalogue.Entry;
import dev.basalt.domain.model.facts.ModelListing;
import dev.basalt.domain.model.facts.ModelName;
import dev.basalt.domain.model.facts.ModelPrice;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.BuiltInProvider;
import dev.basalt.domain.model.provider.Credential;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.settings.Settings;

import io.vavr.control.Either;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The APIs for models that this program speaks, and what they declare. Those of extensions are
 * asked for when the others do not have what is sought. Thread-safe; blocks while extensions are
 * loaded.
 */
public final class ModelApis {

    private final Map<String, ModelApi> own;
    private final Supplier<List<ModelApi>> extensions;
    private final ProviderLimits catalogue;

    /**
     * @param own in the order in which their words are listed
     * @param extensions further ones; their words are none of those above
     * @param catalogue what is known of the models that providers serve
     */
    public ModelApis(
            List<ModelApi> own, Supplier<List<ModelApi>> extensions, ProviderLimits catalogue) {
        this.own = byWord(own);
        this.extensions = extensions;
        this.catalogue = catalogue;
    }

    /** The APIs of a program without extensions and without a catalogue. */
    public ModelApis(List<ModelApi> own) {
        this(
                own,
                List::of,
                new ProviderLimits(ModelCatalogue.EMPTY, ModelListing.NONE, ListedLimits.NONE));
    }

    private static Map<String, ModelApi> byWord(List<ModelApi> apis) {
        Map<String, ModelApi> byWord = new LinkedHashMap<>();
        for (ModelApi api : apis) {
            if (byWord.put(api.wireApi(), api) != null) {
                throw new IllegalArgumentException("two APIs are called " + api.wireApi());
            }
        }
        return byWord;
    }

    /** Returns the words for all APIs in the configuration. */
    public List<String> words() {
        return all().stream().map(ModelApi::wireApi).toList();
    }

    /** Returns the API with a word. */
    public Optional<ModelApi> find(String word) {
        ModelApi known = own.get(word);
        return known != null
                ? Optional.of(known)
                : extensions.get().stream().filter(api -> api.wireApi().equals(word)).findFirst();
    }

    /** Returns the API that a provider speaks. */
    public Either<ModelError, ModelApi> spokenBy(ProviderSettings provider) {
        return find(provider.wireApi())
                .<Either<ModelError, ModelApi>>map(Either::right)
                .orElseGet(() -> Either.left(new ModelError.UnknownWireApi(provider.wireApi())));
    }

    /**
     * Returns a provider that no entry of the configuration takes the place of; extensions have
     * none.
     *
     * @param environment the variables of the process
     */
    public Optional<BuiltInProvider> fixed(String id, Map<String, String> environment) {
        return builtIn(id, List.copyOf(own.values()), environment)
                .filter(provider -> !provider.replaceable());
    }

    /**
     * Returns a provider that needs no entry in the configuration.
     *
     * @param environment the variables of the process
     */
    public Optional<BuiltInProvider> builtIn(String id, Map<String, String> environment) {
        return builtIn(id, List.copyOf(own.values()), environment)
                .or(() -> builtIn(id, extensions.get(), environment));
    }

    private static Optional<BuiltInProvider> builtIn(
            String id, List<ModelApi> apis, Map<String, String> environment) {
        return apis.stream()
                .flatMap(api -> api.providers(environment).stream())
                .filter(provider -> provider.settings().id().equals(id))
                .findFirst();
    }

    /**
     * Returns what is known of a model: what its provider's API knows, or else any other, or else
     * the catalogue, with what is configured. A provider that serves models of others may offer
     * less of one than its maker.
     */
    public ModelFamily family(Settings settings, String model) {
        Settings.ModelChoice configured = settings.model();
        boolean reasoning = configured.supportsReasoningSummaries();
        Optional<ModelApi> spoken = find(settings.provider().wireApi());
        Optional<ModelFamily> known = byName(spoken, model);
        // what a local server has loaded counts, not what the model could
        return known.filter(_ -> !ProviderLimits.isLocalServer(settings.provider()))
                .map(family -> offered(settings.provider(), model, family))
                .or(() ->
                        known.or(() -> spoken.map(api -> api.unknown(reasoning)))
                                .map(family -> listed(settings.provider(), model, family)))
                .map(configured.factsOf(model)::appliedTo)
                .orElseGet(() -> ModelFamily.unknown(reasoning))
                .withLimits(configured.contextWindow(), configured.maxOutputTokens());
    }

    private Optional<ModelFamily> byName(Optional<ModelApi> spoken, String model) {
        return spoken.flatMap(api -> api.family(model))
                .or(() -> family(own.values(), model))
                .or(() -> family(extensions.get(), model));
    }

    /**
     * Asks the provider in the background for the limits of a model, if nothing else tells them.
     * Called when it has answered.
     *
     * @param credential with which it has answered
     */
    public void learn(Settings settings, Optional<Credential> credential, String model) {
        ProviderSettings provider = settings.provider();
        boolean told =
                settings.model().contextWindow().isPresent()
                        || settings.model().factsOf(model).contextWindow().isPresent()
                        || (!ProviderLimits.isLocalServer(provider)
                                && byName(find(provider.wireApi()), model).isPresent());
        if (!told) {
            catalogue.askInBackground(provider, credential, model);
        }
    }

    /** Returns the notice, once, that a local server has loaded a model with a small window. */
    public Optional<String> smallWindow(Settings settings, String model) {
        return settings.model().contextWindow().isPresent()
                ? Optional.empty()
                : catalogue.smallWindow(settings.provider(), model);
    }

    private ModelFamily listed(ProviderSettings provider, String model, ModelFamily unknown) {
        return catalogue.find(provider, model).map(entry -> listed(entry, unknown)).orElse(unknown);
    }

    private static ModelFamily listed(Entry entry, ModelFamily unknown) {
        ModelFamily limited = unknown.withLimits(entry.contextWindow(), entry.maxOutputTokens());
        return entry.price()
                .flatMap(ModelPrice::above)
                .map(tier -> limited.withCostlyTokens(tier.tokens()))
                .orElse(limited);
    }

    private ModelFamily offered(ProviderSettings provider, String model, ModelFamily known) {
        return ModelName.namesMaker(model)
                ? catalogue
                        .find(provider, model)
                        .map(entry ->
                                known.withLimitsAtMost(
                                        entry.contextWindow(), entry.maxOutputTokens()))
                        .orElse(known)
                : known;
    }

    /** Returns the price of a model: what is configured, or else what its provider charges. */
    public Optional<ModelPrice> price(Settings settings, String model) {
        return settings.model()
                .factsOf(model)
                .price()
                .or(() -> catalogue.find(settings.provider(), model).flatMap(Entry::price));
    }

    private static Optional<ModelFamily> family(Iterable<ModelApi> apis, String model) {
        for (ModelApi api : apis) {
            Optional<ModelFamily> family = api.family(model);
            if (family.isPresent()) {
                return family;
            }
        }
        return Optional.empty();
    }

    private List<ModelApi> all() {
        List<ModelApi> all = new ArrayList<>(own.values());
        all.addAll(extensions.get());
        return all;
    }
}
