package dev.basalt.adapter.doors.codex.event.later;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.basalt.adapter.doors.codex.WireWriter;
import dev.basalt.domain.sandbox.SandboxPolicy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class PermissionProfileTest {

    @Test
    void withoutRestrictionsIsDisabled() {
        assertEquals("{\"type\":\"disabled\"}", profile(new SandboxPolicy.DangerFullAccess()));
    }

    @Test
    void ofAReadOnlySandboxReadsEverything() {
        assertEquals(
                """
                {"type":"managed","file_system":{"type":"restricted","entries":[\
                {"path":{"type":"special","value":{"kind":"root"}},"access":"read"}]},\
                "network":"restricted"}\
                """,
                profile(new SandboxPolicy.ReadOnly()));
    }

    @Test
    void ofAWorkspaceNamesWhatIsWritable() {
        assertEquals(
                """
                {"type":"managed","file_system":{"type":"restricted","entries":[\
                {"path":{"type":"special","value":{"kind":"root"}},"access":"read"},\
                {"path":{"type":"path","path":"/w"},"access":"write"},\
                {"path":{"type":"path","path":"/opt"},"access":"write"},\
                {"path":{"type":"special","value":{"kind":"tmpdir"}},"access":"write"}]},\
                "network":"enabled"}\
                """,
                profile(
                        new SandboxPolicy.WorkspaceWrite(
                                List.of(Path.of("/opt")), true, false, true)));
    }

    private static String profile(SandboxPolicy policy) {
        return new String(WireWriter.write(PermissionProfile.of(policy, Path.of("/w"))), UTF_8);
    }
}
