package dev.basalt.adapter.doors.codex.type;

import java.time.Duration;

/** A duration: whole seconds, and nanoseconds from 0 to 999,999,999. */
public record WireDuration(long secs, int nanos) {

    public static WireDuration of(Duration duration) {
        return new WireDuration(duration.getSeconds(), duration.getNano());
    }
}
