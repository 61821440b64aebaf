package dev.basalt.application.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.application.fake.FakeClouds;
import dev.basalt.domain.control.Cancellation;
import dev.basalt.domain.model.failure.ModelError;
import dev.basalt.domain.model.provider.AuthScheme;
import dev.basalt.domain.model.provider.ProviderSettings;
import dev.basalt.domain.time.Time;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

class CloudAccessTest {

    private static final AuthScheme SCHEME = new AuthScheme.GoogleAdc();
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final ProviderSettings PROVIDER =
            ProviderSettings.withoutKey("p", "Cloud", "https://cloud.example", "chat").with(SCHEME);

    private final Clock clock = new Clock();
    private final FakeClouds clouds = new FakeClouds();
    private final CloudAccess access = new CloudAccess(() -> clouds, clock);

    @Test
    void aTokenIsUsedUntilTwoMinutesBeforeItExpires() {
        clouds.grants("first", NOW.plusSeconds(3600)).grants("second", NOW.plusSeconds(7200));

        assertEquals("first", authorized());
        clock.now = NOW.plusSeconds(3600 - 121);
        assertEquals("first", authorized());
        clock.now = NOW.plusSeconds(3600 - 120);
        assertEquals("second", authorized());
    }

    @Test
    void aKeyThatDoesNotExpireIsReadOnce() {
        clouds.grants("key", Instant.MAX);

        assertEquals("key", authorized());
        clock.now = NOW.plus(Duration.ofDays(400));
        assertEquals("key", authorized());
        assertEquals(List.of("https://cloud.example"), clouds.asked());
    }

    @Test
    void aKeyOfAFileIsReadForEachRequest() {
        clouds.grants("before", Instant.MIN).grants("after", Instant.MIN);

        assertEquals("before", authorized());
        assertEquals("after", authorized());
    }

    @Test
    void simultaneousRequestsFetchATokenOnce() throws Exception {
        clouds.grants("only", NOW.plusSeconds(3600));
        var together = new CountDownLatch(8);
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> {
                together.countDown();
                together.await();
                return authorized();
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(requests)) {
                assertEquals("only", answer.get());
            }
        }
        assertEquals(1, clouds.asked().size());
    }

    @Test
    void aRefusedTokenIsReplacedOnceForAllThatWereRefused() {
        clouds.grants("old", Instant.MAX).grants("new", Instant.MAX);
        ProviderSettings refused = access.authorized(PROVIDER, SCHEME).get();

        assertEquals("new", name(renewed(refused).get()));
        assertEquals("new", name(renewed(refused).get()));
        assertEquals("new", authorized());
        assertEquals(2, clouds.asked().size());
    }

    @Test
    void whatIsRefusedAndComesAgainIsReportedWithWhatToDo() {
        clouds.grants("same", Instant.MIN).grants("same", Instant.MIN);
        ProviderSettings refused = access.authorized(PROVIDER, SCHEME).get();

        assertEquals(
                Either.left(
                        new ModelError.NoCredential(
                                "Cloud refused the credentials: The token has expired. Get others"
                                        + " than same.")),
                renewed(refused));
    }

    @Test
    void aFailureIsNotKept() {
        assertEquals(
                Either.left(new ModelError.NoCredential("There are no credentials.")),
                access.authorized(PROVIDER, SCHEME));
        clouds.grants("later", Instant.MAX);
        assertEquals("later", authorized());
    }

    private Either<ModelError, ProviderSettings> renewed(ProviderSettings refused) {
        return access.renewed(
                refused, SCHEME, new ModelError.Unauthorized("The token has expired."));
    }

    private String authorized() {
        return name(access.authorized(PROVIDER, SCHEME).get());
    }

    private static String name(ProviderSettings provider) {
        return provider.authorization().orElseThrow().secrets().getFirst();
    }

    private static final class Clock implements Time {

        private volatile Instant now = NOW;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public boolean sleep(Duration duration, Cancellation cancellation) {
            throw new AssertionError("nothing waits");
        }
    }
}
