package dev.basalt.bootstrap.server.housekeeping;

import dev.basalt.application.conversation.runner.Conversations;

import java.time.Duration;

/**
 * What a server does from time to time, for as long as it lives: it gives back the memory of a
 * burst of work, and conversations that nobody uses any more.
 */
public final class Housekeeping {

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private Housekeeping() {}

    /** Begins, on threads of its own. */
    public static void begin(Conversations conversations) {
        every(IdleMemory.TICK, "idle memory", IdleMemory.ofThisProcess()::tick);
        every(UNUSED, "unused conversations", conversations::releaseUnused);
    }

    private static void every(Duration pause, String name, Runnable task) {
        Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    try {
                        while (true) {
                            Thread.sleep(pause);
                            task.run();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
