package dev.basalt.adapter.doors.mcp.handshake;

/**
 * The answer to {@code tools/list}. Names, types and order are those of codex 0.23.0; {@code
 * outputSchema} and the ids beside {@code sessionId} are of its later generations.
 */
final class ToolList {

    private static final String OUTPUT_SCHEMA =
            """
            {"type":"object",\
            "properties":{\
            "threadId":{"type":"string","description":"Conversation id to pass to codex-reply"},\
            "content":{"type":"string","description":"The agent's final message of the turn"}},\
            "required":["threadId","content"]}\
            """;

    static final String JSON =
            """
            {"tools":[\
            {"name":"codex","title":"Codex",\
            "description":"Starts a conversation with the coding agent, runs the first turn \
            and returns the agent's final message. The agent reads and changes files and runs \
            commands on the server's machine.",\
            "inputSchema":{"type":"object","additionalProperties":false,"properties":{\
            "prompt":{"type":"string","description":"The first message to the agent"},\
            "model":{"type":"string","description":"Model name; overrides the configured model"},\
            "profile":{"type":"string","description":"Name of a profile in config.toml to take settings from"},\
            "cwd":{"type":"string","description":"Working directory of the conversation; a relative path \
            is resolved against the server's working directory"},\
            "approval-policy":{"type":"string","enum":["untrusted","on-failure","on-request","never"],\
            "description":"When the user is asked to approve a command"},\
            "sandbox":{"type":"string","enum":["read-only","workspace-write","danger-full-access"],\
            "description":"Sandbox mode of the commands that the agent runs"},\
            "config":{"type":"object","additionalProperties":true,\
            "description":"Settings that override config.toml for this conversation; a dotted key \
            addresses a value in a table"},\
            "base-instructions":{"type":"string","description":"Replaces the built-in instructions"},\
            "developer-instructions":{"type":"string","description":"Instructions that the agent \
            receives as a message with the role developer, before the first prompt"},\
            "compact-prompt":{"type":"string","description":"What the model is asked when the \
            conversation is summarised to make room in its context window"},\
            "include-plan-tool":{"type":"boolean","description":"Offers the agent the update_plan tool, \
            which reports the steps of a task as events"}},\
            "required":["prompt"]},\
            "outputSchema":%1$s},\
            {"name":"codex-reply","title":"Codex Reply",\
            "description":"Runs the next turn of a conversation with the coding agent and \
            returns the agent's final message.",\
            "inputSchema":{"type":"object","properties":{\
            "prompt":{"type":"string","description":"The next message to the agent"},\
            "threadId":{"type":"string","description":"Conversation id, as returned by codex"},\
            "conversationId":{"type":"string","description":"Deprecated alias of threadId"},\
            "sessionId":{"type":"string","description":"Deprecated alias of threadId"}},\
            "required":["prompt"]},\
            "outputSchema":%1$s}]}\
            """
                    .replace("%1$s", OUTPUT_SCHEMA);

    private ToolList() {}
}
