package dev.basalt.adapter.doors.codex.type;

import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.json.WireMessage;

import java.time.Duration;

/** A duration: whole seconds, and nanoseconds from 0 to 999,999,999. */
public record WireDuration(long secs, int nanos) implements WireMessage {

    public static WireDuration of(Duration duration) {
        return new WireDuration(duration.getSeconds(), duration.getNano());
    }

    @Override
    public void writeTo(JsonOutput json) {
        json.beginObject().member("secs", secs).member("nanos", nanos).endObject();
    }
}
