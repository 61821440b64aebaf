package dev.basalt.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.time.Time;

import java.util.UUID;

/** What everything else needs of this machine and process. */
final class MachineModule extends AbstractModule {

    private final Shutdown shutdown;

    MachineModule(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Provides
    Shutdown shutdown() {
        return shutdown;
    }

    @Provides
    @Singleton
    Time time() {
        return new SystemTime();
    }

    @Provides
    @Singleton
    Ids ids() {
        return UUID::randomUUID;
    }
}
