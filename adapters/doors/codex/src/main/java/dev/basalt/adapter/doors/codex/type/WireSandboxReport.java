package dev.basalt.adapter.doors.codex.type;

import dev.basalt.adapter.doors.codex.json.JsonOutput;
import dev.basalt.adapter.doors.codex.json.WireMessage;
import dev.basalt.domain.sandbox.SandboxReport;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;

/**
 * How a conversation's commands are sandboxed: an addition to the event {@code session_configured}
 * of codex 0.23.0.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WireSandboxReport(
        String name, String reason, List<String> cannotHold, List<String> alsoRefuses)
        implements WireMessage {

    public static WireSandboxReport of(SandboxReport report) {
        return new WireSandboxReport(
                report.name(), report.reason(), report.notEnforced(), report.alsoDenied());
    }

    @Override
    public void writeTo(JsonOutput json) {
        json.beginObject()
                .member("name", name)
                .member("reason", reason)
                .texts("cannot_hold", cannotHold)
                .texts("also_refuses", alsoRefuses)
                .endObject();
    }
}
