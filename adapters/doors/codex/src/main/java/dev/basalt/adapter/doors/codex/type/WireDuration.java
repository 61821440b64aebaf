package dev.basalt.adapter.doors.codex.type;

import java.time.Duration;

/** A length of time. */
public record WireDuration(long secs, int nanos) {

    public static WireDuration of(Duration duration) {
        return new WireDuration(duration.getSeconds(), duration.getNano());
    }
}
