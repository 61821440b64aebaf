package dev.basalt.adapter.machine.process.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.adapter.machine.process.sandbox.seatbelt.SeatbeltProfile;
import dev.basalt.adapter.machine.process.sandbox.seatbelt.SeatbeltSandbox;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.sandbox.Sandboxing;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How external sandbox programs are called. */
class ForeignSandboxesTest {

    private final Path project;
    private final Path auth;

    ForeignSandboxesTest(@TempDir Path directory) throws IOException {
        project = Files.createDirectory(directory.toRealPath().resolve("pro\"ject"));
        auth = Files.createDirectory(directory.toRealPath().resolve("home")).resolve("auth.json");
    }

    @Test
    void theExternalHelperIsCalledAsTheReferenceCallsItself() {
        Launch launch =
                new HelperSandbox(Path.of("/bin/true"))
                        .apply(make(), rules(write(true)))
                        .get()
                        .launch();

        assertEquals("/bin/true", launch.program());
        assertEquals(
                List.of(
                        "codex-linux-sandbox",
                        project.toString(),
                        "{\"mode\":\"workspace-write\",\"writable_roots\":[\"/no/such/root\"],"
                                + "\"network_access\":true,\"exclude_tmpdir_env_var\":true,"
                                + "\"exclude_slash_tmp\":true}",
                        "--",
                        "make",
                        "all"),
                launch.argv());
        assertEquals(Path.of("/elsewhere"), launch.directory());
    }

    @Test
    void theExternalHelperReceivesTheReadOnlyPolicy() {
        Launch launch =
                new HelperSandbox(Path.of("/bin/true"))
                        .apply(make(), rules(new SandboxPolicy.ReadOnly()))
                        .get()
                        .launch();

        assertEquals("{\"mode\":\"read-only\"}", launch.argv().get(2));
    }

    @Test
    void aHelperThatIsNotExecutableIsRefused() {
        assertEquals(
                Either.left("/no/such/helper is not an executable file"),
                new HelperSandbox(Path.of("/no/such/helper"))
                        .apply(make(), rules(new SandboxPolicy.ReadOnly())));
    }

    @Test
    void theProfileForMacDeniesWhatItDoesNotAllow() {
        SeatbeltProfile profile = SeatbeltProfile.of(rules(new SandboxPolicy.ReadOnly()));

        assertTrue(profile.text().startsWith("(version 1)\n(deny default)\n"), profile.text());
        assertEquals(
                """
                (allow file-write-data (literal "/dev/null"))
                (deny file-read* file-write* (subpath (param "HIDDEN_0")))
                """,
                profile.text()
                        .lines()
                        .filter(line -> line.contains("file-write"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        assertEquals(Map.of("HIDDEN_0", auth), profile.parameters());
    }

    @Test
    void theProfileForMacNamesDirectoriesByParameters() {
        SeatbeltProfile profile = SeatbeltProfile.of(rules(write(false)));

        assertTrue(
                profile.text()
                        .endsWith(
                                """
                                (allow file-write* (subpath (param "WRITABLE_ROOT_0")))
                                (deny file-write* (subpath (param "READ_ONLY_0")))
                                (deny file-write* (subpath (param "READ_ONLY_1")))
                                (deny file-write* (subpath (param "READ_ONLY_2")))
                                (deny file-write* (subpath (param "READ_ONLY_3")))
                                (deny file-read* file-write* (subpath (param "HIDDEN_0")))
                                """),
                profile.text());
        assertEquals(project, profile.parameters().get("WRITABLE_ROOT_0"));
        assertEquals(project.resolve(".git"), profile.parameters().get("READ_ONLY_0"));
        assertEquals(project.resolve(".codex"), profile.parameters().get("READ_ONLY_1"));
    }

    @Test
    void theProfileForMacOpensTheNetworkWhenAllowed() {
        assertTrue(
                SeatbeltProfile.of(rules(write(true)))
                        .text()
                        .contains("(allow network-outbound)\n"));
    }

    @Test
    void theProgramForMacIsThatOfTheSystem() {
        Launch launch = new SeatbeltSandbox().apply(make(), rules(write(false))).get().launch();

        assertEquals("/usr/bin/sandbox-exec", launch.program());
        assertEquals("-DWRITABLE_ROOT_0=" + project, launch.argv().get(3));
        assertEquals(List.of("--", "make", "all"), launch.argv().subList(9, 12));
        assertEquals(Map.of("PATH", "/bin", "CODEX_SANDBOX", "seatbelt"), launch.environment());
    }

    private static Launch make() {
        return new Launch(
                "/usr/bin/make",
                List.of("make", "all"),
                Path.of("/elsewhere"),
                Map.of("PATH", "/bin"));
    }

    private static SandboxPolicy write(boolean network) {
        return new SandboxPolicy.WorkspaceWrite(
                List.of(Path.of("/no/such/root")), network, true, true);
    }

    private SandboxRules rules(SandboxPolicy policy) {
        return SandboxRules.of(
                new Sandboxing.Sandboxed(policy, project), Optional.empty(), List.of(auth));
    }
}
