package dev.basalt.application.tool;

import dev.basalt.domain.approval.ApprovalPolicy;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.command.background.BackgroundLifetime;
import dev.basalt.domain.sandbox.SandboxMode;
import dev.basalt.domain.tool.Arguments;
import dev.basalt.domain.tool.ArgumentsReader;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs commands for the model. Many models write a patch as a command; it is not run as a command
 * then, but applied.
 */
public final class ShellTool implements Tool {

    private static final String NAME = "shell";

    private static final List<String> ALIASES = List.of("container.exec");

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private final ArgumentsReader reader;
    private final ApplyPatchTool patches;
    private final CommandRunner runner;
    private final Map<String, String> environment;

    /**
     * Creates the tool.
     *
     * @param patches applies the patches that are written as commands
     * @param environment the server's own, from which that of commands is made
     */
    public ShellTool(
            ArgumentsReader reader,
            ApplyPatchTool patches,
            CommandRunner runner,
            Map<String, String> environment) {
        this.reader = reader;
        this.patches = patches;
        this.runner = runner;
        this.environment = Map.copyOf(environment);
    }

    /**
     * The arguments of a call.
     *
     * @param command the argument list, possibly empty
     * @param workdir where to run it, relative to the turn's directory or absolute
     * @param withEscalatedPermissions whether the model asks to run it without the sandbox
     * @param justification why it asks
     * @param interactive whether it wants to write to it
     */
    @Arguments(
            aliases = {
                "timeout_ms=timeout",
                "timeoutMs=timeout",
                "cwd=workdir",
                "working_directory=workdir"
            })
    public record ShellArguments(
            List<String> command,
            @Nullable Path workdir,
            @Nullable Duration timeout,
            @Nullable Boolean withEscalatedPermissions,
            @Nullable String justification,
            @Nullable Boolean interactive) {

        CommandExecution.Call toCall(String callId, ToolContext context) {
            return new CommandExecution.Call(
                    callId,
                    command,
                    workdir == null ? context.directory() : context.directory().resolve(workdir),
                    timeout == null ? DEFAULT_TIMEOUT : timeout,
                    Boolean.TRUE.equals(withEscalatedPermissions),
                    Optional.ofNullable(justification),
                    Boolean.TRUE.equals(interactive)
                            && context.settings().tools().background() != BackgroundLifetime.OFF);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The name that older models use. */
    @Override
    public List<String> aliases() {
        return ALIASES;
    }

    @Override
    public Optional<LocalShellFunction> localShell() {
        return Optional.of(new LocalShellFunction(NAME, "command", "workdir", "timeout"));
    }

    @Override
    public Optional<ToolSpec> spec(ToolOffering offering) {
        boolean onRequest = offering.approvalPolicy() == ApprovalPolicy.ON_REQUEST;
        return Optional.of(
                offering.model().localShell() && !onRequest
                        ? new ToolSpec.LocalShell()
                        : function(onRequest, offering));
    }

    private static ToolSpec function(boolean onRequest, ToolOffering offering) {
        SandboxMode mode = offering.sandboxPolicy().mode();
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "command",
                new Schema.ListOf(
                        new Schema.Text(Optional.empty()),
                        Optional.of("The program and its arguments, one list element each.")));
        properties.put("workdir", text("Directory to run it in. Default: the working directory."));
        properties.put(
                "timeout",
                new Schema.Numeric(
                        Optional.of(
                                offering.settings().tools().background() == BackgroundLifetime.OFF
                                        ? "Timeout in milliseconds. Default: 10000."
                                        : "How many milliseconds to wait for its end before it goes"
                                                + " on in the background. Default: 10000.")));
        if (offering.settings().tools().background() != BackgroundLifetime.OFF) {
            properties.put(
                    "interactive",
                    new Schema.Bool(
                            Optional.of(
                                    "Set to true for a program that reads its standard input, to"
                                            + " which background_command writes; otherwise that is"
                                            + " empty.")));
        }
        String description =
                "Runs a program on the user's machine and returns its output and exit code. "
                        + "It is not run through a shell. For shell syntax, run"
                        + " [\"bash\", \"-lc\", \"...\"].";
        if (onRequest && mode == SandboxMode.WORKSPACE_WRITE) {
            properties.put(
                    "with_escalated_permissions",
                    new Schema.Bool(
                            Optional.of(
                                    "Set to true to run it outside the sandbox; the user is asked"
                                            + " for approval.")));
            properties.put(
                    "justification",
                    text(
                            "Required with with_escalated_permissions: one sentence that gives the"
                                    + " user the reason."));
            description +=
                    " Programs run in a sandbox that allows writing only in the workspace and"
                            + " blocks network access. Use with_escalated_permissions for a program"
                            + " that needs more.";
        } else if (mode == SandboxMode.READ_ONLY) {
            description +=
                    " Programs run in a sandbox that allows reading but not writing and blocks"
                            + " network access.";
        } else if (mode == SandboxMode.WORKSPACE_WRITE) {
            description += " Programs run in a sandbox that allows writing only in the workspace.";
        }
        return new ToolSpec.Function(
                NAME,
                description,
                new Schema.Struct(properties, List.of("command"), Optional.empty()));
    }

    private static Schema text(String description) {
        return new Schema.Text(Optional.of(description));
    }

    @Override
    public List<String> hints(ToolOffering offering) {
        return List.of(
                "`shell` runs a program. Prefer `rg` to search and `sed -n` to read parts of files."
                        + " Use `workdir` rather than `cd`.");
    }

    @Override
    public ToolOutput call(ToolCall call, ToolContext context) {
        return read(call, context).fold(ToolOutput::unreadable, command -> run(command, context));
    }

    private ToolOutput run(CommandExecution.Call call, ToolContext context) {
        return patches.patchIn(call.command())
                .map(text ->
                        patches.apply(
                                new PatchApplication.Call(
                                        call.callId(),
                                        call.directory(),
                                        call.escalated()
                                                ? call.justification().or(() -> Optional.of(""))
                                                : Optional.empty()),
                                text,
                                context))
                .orElseGet(() -> execution(call, context).run());
    }

    /** A command that the user will not be asked about, before or after it ran. */
    @Override
    public boolean runsBesideOthers(ToolCall call, ToolContext context) {
        return read(call, context)
                .exists(command ->
                        patches.patchIn(command.command()).isEmpty()
                                && execution(command, context).asksNothing());
    }

    private CommandExecution execution(CommandExecution.Call call, ToolContext context) {
        return new CommandExecution(runner, environment, call, context);
    }

    private Either<String, CommandExecution.Call> read(ToolCall call, ToolContext context) {
        return switch (call) {
            case ToolCall.LocalShell local ->
                    path(local.directory())
                            .map(directory ->
                                    new ShellArguments(
                                                    local.command(),
                                                    directory.orElse(null),
                                                    local.timeout().orElse(null),
                                                    false,
                                                    null,
                                                    null)
                                            .toCall(local.callId(), context));
            case ToolCall.Function _, ToolCall.FreeForm _ ->
                    reader.read(call.arguments(), ShellArguments.class)
                            .map(arguments -> arguments.toCall(call.callId(), context));
        };
    }

    private static Either<String, Optional<Path>> path(Optional<String> directory) {
        try {
            return Either.right(directory.map(Path::of));
        } catch (InvalidPathException e) {
            return Either.left(
                    "invalid path: string \"" + e.getInput() + "\" in working_directory");
        }
    }
}
