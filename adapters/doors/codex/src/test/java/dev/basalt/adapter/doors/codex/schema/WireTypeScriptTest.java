package dev.basalt.adapter.doors.codex.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class WireTypeScriptTest {

    private static String written = "";

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        Path file = WireTypeScript.writeTo(folder);
        assertEquals(folder.resolve("basalt.ts"), file);
        written = Files.readString(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                export type RequestId = string | number;
                """,
                """
                export type AskForApproval = "untrusted" | "on-failure" | "on-request" | "never";
                """,
                """
                export interface NewConversationParams {
                  model?: string | null;
                  profile?: string | null;
                  cwd?: string | null;
                  approvalPolicy?: AskForApproval | null;
                  sandbox?: SandboxMode | null;
                  config?: Record<string, unknown> | null;
                  baseInstructions?: string | null;
                  includePlanTool?: boolean | null;
                  includeApplyPatchTool?: boolean | null;
                }
                """,
                """
                export interface TokenCountEvent {
                  type: "token_count";
                  input_tokens: number;
                  cached_input_tokens: number | null;
                  output_tokens: number;
                  reasoning_output_tokens: number | null;
                  total_tokens: number;
                  cost_usd?: number;
                }
                """,
                """
                export interface ExecApprovalRequestEvent {
                  type: "exec_approval_request";
                  call_id: string;
                  command: Array<string>;
                  cwd: string;
                  reason?: string;
                }
                """,
                """
                export type FileChange = AddFile | UpdateFile | DeleteFile;
                """,
                """
                export type DeleteFile = "delete";
                """,
                """
                  "approval-policy"?: AskForApproval | null;
                """,
                """
                  "newConversation": { params: NewConversationParams; result: NewConversationResult };
                """,
                """
                  "codex/event/agent_message_delta": ConversationEvent;
                """
            })
    void typesLookAsAFrontEndUsesThem(String declaration) {
        assertTrue(written.contains("\n" + declaration), declaration);
    }

    @Test
    void everyTypeThatIsUsedIsDeclaredOnce() {
        String code = written.replaceAll("(?m)^/.*$", "").replaceAll("\"[^\"]*\"", "");
        Set<String> builtIn = Set.of("Array", "Record");
        Pattern.compile("\\b[A-Z]\\w+\\b(?!\\??:)")
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .filter(name -> !builtIn.contains(name))
                .forEach(name -> assertEquals(1, declarations(name), name));
    }

    private static long declarations(String name) {
        return written.lines()
                .filter(line ->
                        line.startsWith("export type " + name + " ")
                                || line.startsWith("export interface " + name + " "))
                .count();
    }
}
