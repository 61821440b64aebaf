package dev.basalt.adapter.doors.codex.event.later;

import java.util.ArrayList;
import java.util.List;

/** What follows the end of an item for hosts that know no items: its texts once more. */
final class LaterMessages {

    private LaterMessages() {}

    static List<LaterEventMsg> ofMessage(LaterEventMsg completed, List<String> parts) {
        List<LaterEventMsg> events = new ArrayList<>();
        events.add(completed);
        parts.forEach(text -> events.add(new LaterEventMsg.AgentMessage(text, null, null)));
        return events;
    }

    static List<LaterEventMsg> ofReasoning(
            LaterEventMsg completed, List<String> summary, List<String> raw) {
        List<LaterEventMsg> events = new ArrayList<>();
        events.add(completed);
        summary.forEach(text -> events.add(new LaterEventMsg.AgentReasoning(text)));
        raw.forEach(text -> events.add(new LaterEventMsg.AgentReasoningRawContent(text)));
        return events;
    }
}
