package dev.basalt.application.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.facts.ListedLimits;
import dev.basalt.domain.model.facts.ModelCatalogue;
import dev.basalt.domain.model.facts.ModelCatalogue.Entry;
import dev.basalt.domain.model.provider.ProviderSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Limits that providers state, asked for once and in the background. */
@Timeout(20)
class ProviderLimitsTest {

    private static final Entry SMALL =
            new Entry(OptionalLong.of(4_096), OptionalLong.empty(), Optional.empty());

    private static final ProviderSettings REMOTE = provider("vendor", "https://vendor.example/v1");
    private static final ProviderSettings OLLAMA = provider("ollama", "http://127.0.0.1:11434/v1");
    private static final ProviderSettings GATEWAY = provider("mine", "http://localhost:4000/v1");

    private final BlockingQueue<String> kept = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final Map<String, Entry> before = new HashMap<>();

    private final ProviderLimits limits =
            new ProviderLimits(
                    ModelCatalogue.EMPTY,
                    (provider, _, model) -> {
                        asked.add(provider.id() + " " + model);
                        return Optional.of(SMALL);
                    },
                    new ListedLimits() {
                        @Override
                        public Map<String, Entry> read() {
                            return before;
                        }

                        @Override
                        public Optional<String> add(String key, Entry entry) {
                            kept.add(key);
                            return Optional.empty();
                        }
                    });

    private static ProviderSettings provider(String id, String url) {
        return new ProviderSettings(
                id,
                "Ollama",
                url,
                "chat",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                0,
                0,
                Duration.ofSeconds(5),
                false);
    }

    @Test
    void aProviderIsAskedOnceAndWhatItSaysIsKept() throws InterruptedException {
        limits.askInBackground(REMOTE, Optional.empty(), "otter");

        assertEquals("https://vendor.example/v1 otter", kept.take());
        limits.askInBackground(REMOTE, Optional.empty(), "otter");
        assertEquals(Optional.of(SMALL), limits.find(REMOTE, "otter"));
        assertEquals("vendor otter", asked.take());
        assertEquals(0, asked.size());
    }

    @Test
    void whatAnEarlierProcessWasToldIsNotAskedAgain() {
        before.put("https://vendor.example/v1 otter", SMALL);

        assertEquals(Optional.of(SMALL), limits.find(REMOTE, "otter"));
        limits.askInBackground(REMOTE, Optional.empty(), "otter");
        assertEquals(0, asked.size());
    }

    @Test
    void anotherProgramOnThisMachineIsNotAsked() {
        limits.askInBackground(GATEWAY, Optional.empty(), "otter");

        assertEquals(Optional.empty(), limits.find(GATEWAY, "otter"));
        assertEquals(0, asked.size());
    }

    @Test
    void aSmallWindowOfALocalServerIsToldOnce() throws InterruptedException {
        assertEquals(Optional.empty(), limits.smallWindow(OLLAMA, "otter"));
        limits.askInBackground(OLLAMA, Optional.empty(), "otter");
        asked.take();
        while (limits.find(OLLAMA, "otter").isEmpty()) {
            Thread.onSpinWait();
        }

        assertEquals(
                Optional.of(
                        "Ollama has loaded otter with a context window of 4096 tokens, which tools"
                                + " and instructions nearly fill; load it with a larger one"),
                limits.smallWindow(OLLAMA, "otter"));
        assertEquals(Optional.empty(), limits.smallWindow(OLLAMA, "otter"));
        assertEquals(0, kept.size());
    }
}
