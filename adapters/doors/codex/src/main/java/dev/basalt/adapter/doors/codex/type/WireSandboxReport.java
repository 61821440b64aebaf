package dev.basalt.adapter.doors.codex.type;

import dev.basalt.domain.sandbox.SandboxReport;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;

/** What holds a conversation's commands: an addition to codex 0.23.0's first event. */
@JsonNaming(SnakeCaseStrategy.class)
public record WireSandboxReport(
        String name, String reason, List<String> cannotHold, List<String> alsoRefuses) {

    public static WireSandboxReport of(SandboxReport report) {
        return new WireSandboxReport(
                report.name(), report.reason(), report.notEnforced(), report.alsoDenied());
    }
}
