package dev.basalt.bootstrap.agent;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;

import dev.basalt.domain.identity.Ids;
import dev.basalt.domain.time.Time;

import java.util.UUID;

/** What everything else needs of this machine and process. */
final class MachineModule extends AbstractModule {

    @Provides
    @Singleton
    Shutdown shutdown() {
        return new Shutdown();
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
