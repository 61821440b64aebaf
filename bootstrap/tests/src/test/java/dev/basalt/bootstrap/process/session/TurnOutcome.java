package dev.basalt.bootstrap.process.session;

import java.util.List;

/** How a turn ends. */
enum TurnOutcome {
    DONE,
    INTERRUPTED,
    FAILED,
    DENIED;

    /** Returns the types of its events, from first to last. */
    List<String> events() {
        return switch (this) {
            case DONE ->
                    List.of(
                            "task_started",
                            "agent_message_delta",
                            "agent_message",
                            "task_complete");
            case INTERRUPTED -> List.of("task_started", "agent_message_delta", "turn_aborted");
            case FAILED -> List.of("task_started", "error", "task_complete");
            case DENIED ->
                    List.of(
                            "task_started",
                            "exec_approval_request",
                            "agent_message",
                            "task_complete");
        };
    }
}
