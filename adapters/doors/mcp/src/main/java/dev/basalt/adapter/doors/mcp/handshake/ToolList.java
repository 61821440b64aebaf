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
            "threadId":{"type":"string","description":"The conversation, for codex-reply"},\
            "content":{"type":"string","description":"The agent's last message"}},\
            "required":["threadId","content"]}\
            """;

    static final String JSON =
            """
            {"tools":[\
            {"name":"codex","title":"Codex",\
            "description":"Starts a conversation with the coding agent and returns its answer \
            when the turn is over. The agent works in a directory of this machine.",\
            "inputSchema":{"type":"object","properties":{\
            "prompt":{"type":"string","description":"The first message to the agent"},\
            "model":{"type":"string","description":"The model to use instead of the configured one"},\
            "profile":{"type":"string","description":"A profile of config.toml that sets the defaults"},\
            "cwd":{"type":"string","description":"The working directory; a relative path is taken \
            from the server's own"},\
            "approval-policy":{"type":"string","enum":["untrusted","on-failure","on-request","never"],\
            "description":"When the user is asked before a command is run"},\
            "sandbox":{"type":"string","enum":["read-only","workspace-write","danger-full-access"],\
            "description":"What commands may do to the machine"},\
            "config":{"type":"object","additionalProperties":true,\
            "description":"Single settings over those of config.toml; dotted keys reach into tables"},\
            "base-instructions":{"type":"string","description":"Replaces the built-in instructions"},\
            "include-plan-tool":{"type":"boolean","description":"Lets the agent keep a visible plan"}},\
            "required":["prompt"]},\
            "outputSchema":%1$s},\
            {"name":"codex-reply","title":"Codex Reply",\
            "description":"Continues a conversation with the coding agent and returns its answer \
            when the turn is over.",\
            "inputSchema":{"type":"object","properties":{\
            "prompt":{"type":"string","description":"The next message to the agent"},\
            "threadId":{"type":"string","description":"The conversation, as codex returned it"},\
            "conversationId":{"type":"string","description":"Older name of threadId"},\
            "sessionId":{"type":"string","description":"Oldest name of threadId"}},\
            "required":["prompt"]},\
            "outputSchema":%1$s}]}\
            """
                    .replace("%1$s", OUTPUT_SCHEMA);

    private ToolList() {}
}
