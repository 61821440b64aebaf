package dev.basalt.application.auth;

import dev.basalt.domain.auth.AccountSettings;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.AccountModel;
import dev.basalt.domain.model.provider.AccountModels;
import dev.basalt.domain.model.provider.Credential;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models that the service lists for the account that is signed in, and what they say about a
 * refusal. The list is requested in the background, once for each account and client version; a
 * failed request counts as an empty list, and is repeated when a refusal is to be explained.
 * Thread-safe.
 */
public final class ListedModels {

    private record Listing(String account, String version) {}

    private final AccountModels service;
    private final Map<Listing, CompletableFuture<List<AccountModel>>> lists =
            new ConcurrentHashMap<>();
    private final Set<Listing> prefetched = ConcurrentHashMap.newKeySet();

    public ListedModels(AccountModels service) {
        this.service = service;
    }

    /** Requests the list in the background, if the user signed in. */
    public void prefetch(ModelCredentials.Access access, AccountSettings account) {
        Optional<Credential> token = access.credential().filter(Credential::isToken);
        if (token.isPresent() && prefetched.add(listing(token.get(), account))) {
            var _ = list(access, token.get(), account);
        }
    }

    /**
     * Adds what the user can do to a refusal of a request with a token. Waits for the list, for a
     * few seconds at most.
     *
     * @param model the model that was asked
     */
    public ModelError explained(
            ModelError error,
            ModelCredentials.Access access,
            AccountSettings account,
            String model) {
        if (!(error instanceof ModelError.Rejected refusal)
                || !RefusedModel.mayBe(refusal)
                || access.credential().filter(Credential::isToken).isEmpty()) {
            return error;
        }
        List<AccountModel> models = list(access, access.credential().get(), account).join();
        return new RefusedModel(refusal, model, account.clientVersion(), models).explained();
    }

    private CompletableFuture<List<AccountModel>> list(
            ModelCredentials.Access access, Credential token, AccountSettings account) {
        return lists.computeIfAbsent(
                listing(token, account),
                listing -> {
                    var list = new CompletableFuture<List<AccountModel>>();
                    Thread.ofVirtual()
                            .name("account-models")
                            .start(() -> fetch(listing, access, token, list));
                    return list;
                });
    }

    private static Listing listing(Credential token, AccountSettings account) {
        return new Listing(token.account().orElse(""), account.clientVersion());
    }

    private void fetch(
            Listing listing,
            ModelCredentials.Access access,
            Credential token,
            CompletableFuture<List<AccountModel>> list) {
        List<AccountModel> models = List.of();
        try {
            models = service.list(access.provider(), token, listing.version()).getOrElse(List.of());
        } finally {
            if (models.isEmpty()) {
                lists.remove(listing, list);
            }
            list.complete(models);
        }
    }
}
