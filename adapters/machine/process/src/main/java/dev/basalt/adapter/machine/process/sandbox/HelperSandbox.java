package dev.basalt.adapter.machine.process.sandbox;

import dev.basalt.adapter.machine.process.posix.Launch;
import dev.basalt.domain.sandbox.SandboxPolicy;
import dev.basalt.domain.text.JsonString;

import io.vavr.control.Either;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sandboxes commands with an external program, {@code codex_linux_sandbox_exe}. It is called as
 * codex 0.23.0 calls itself: {@code codex-linux-sandbox DIRECTORY POLICY -- COMMAND...}.
 */
public final class HelperSandbox implements Sandbox {

    private static final String NAME = "codex-linux-sandbox";

    private final Path program;

    public HelperSandbox(Path program) {
        this.program = program;
    }

    @Override
    public String name() {
        return "helper";
    }

    @Override
    public Either<String, SandboxedLaunch> apply(Launch launch, SandboxRules rules) {
        if (!Files.isExecutable(program) || Files.isDirectory(program)) {
            return Either.left(program + " is not an executable file");
        }
        List<String> argv = new ArrayList<>();
        argv.add(NAME);
        // the session's directory and not the command's, which the model chooses: it would be
        // writable
        argv.add(rules.sandboxing().sessionDirectory().toString());
        argv.add(json(rules.policy()));
        argv.add("--");
        argv.addAll(launch.argv());
        return Either.right(
                SandboxedLaunch.unrestricted(
                        new Launch(
                                program.toString(),
                                argv,
                                launch.directory(),
                                launch.environment())));
    }

    private static String json(SandboxPolicy policy) {
        String mode = "{\"mode\":" + JsonString.quote(policy.mode().word());
        return switch (policy) {
            case SandboxPolicy.ReadOnly _, SandboxPolicy.DangerFullAccess _ -> mode + "}";
            case SandboxPolicy.WorkspaceWrite write ->
                    mode
                            + ",\"writable_roots\":"
                            + write.writableRoots().stream()
                                    .map(root -> JsonString.quote(root.toString()))
                                    .collect(Collectors.joining(",", "[", "]"))
                            + ",\"network_access\":"
                            + write.networkAccess()
                            + ",\"exclude_tmpdir_env_var\":"
                            + write.excludeTmpdirEnvVar()
                            + ",\"exclude_slash_tmp\":"
                            + write.excludeSlashTmp()
                            + "}";
        };
    }

    @Override
    public List<String> alsoDenied(SandboxRules rules) {
        return List.of();
    }

    @Override
    public List<String> notEnforced(SandboxRules rules) {
        return List.of("everything that " + program + " does not prevent");
    }
}
