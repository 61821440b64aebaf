package dev.basalt.adapter.doors.codex.event.later;

import dev.basalt.adapter.doors.codex.type.WireSandboxReport;
import dev.basalt.domain.identity.ConversationId;
import dev.basalt.domain.model.ReasoningEffort;
import dev.basalt.domain.sandbox.SandboxReport;
import dev.basalt.domain.settings.Settings;

import java.util.List;

/** The events with which a conversation begins. */
public final class SessionEvents {

    private SessionEvents() {}

    /** Returns them in order. Basalt starts no MCP servers, so that none is ready. */
    public static List<LaterEventMsg> of(
            ConversationId conversation, Settings settings, SandboxReport sandbox) {
        return List.of(
                new LaterEventMsg.SessionConfigured(
                        conversation,
                        conversation,
                        settings.model().name(),
                        settings.provider().id(),
                        settings.approvalPolicy(),
                        "user",
                        PermissionProfile.of(settings.sandboxPolicy(), settings.directory()),
                        settings.directory(),
                        settings.model().effort().map(ReasoningEffort::word).orElse(null),
                        WireSandboxReport.of(sandbox)),
                new LaterEventMsg.McpStartupComplete(List.of(), List.of(), List.of()));
    }
}
