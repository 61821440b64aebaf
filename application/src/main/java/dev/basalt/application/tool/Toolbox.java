package dev.basalt.application.tool;

import dev.basalt.application.InternalErrors;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.ToolSource;
import dev.basalt.domain.tool.spec.LocalShellFunction;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offers the tools of a source to the model and runs its calls. Every call gets an output. */
public final class Toolbox {

    /** The output of a call that an interruption of the turn ended or prevented. */
    private static final String ABORTED = "aborted";

    private static final System.Logger LOG = System.getLogger(Toolbox.class.getName());

    private final ToolSource source;

    public Toolbox(ToolSource source) {
        this.source = source;
    }

    /**
     * What a request says of the tools.
     *
     * @param tools in the order of the source; the first tool with a name has it
     * @param localShell how calls of a provider's own shell tool are written as function calls
     * @param hints lines for the built-in system prompt
     * @param manuals for the end of the system prompt
     */
    public record Offer(
            List<ToolSpec> tools,
            LocalShellFunction localShell,
            List<String> hints,
            List<String> manuals) {
        public Offer {
            tools = List.copyOf(tools);
            hints = List.copyOf(hints);
            manuals = List.copyOf(manuals);
        }
    }

    /** Returns what the next request of a turn says of the tools. */
    public Offer offer(ToolOffering offering) {
        List<ToolSpec> specs = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        List<String> manuals = new ArrayList<>();
        Set<String> names = new HashSet<>();
        LocalShellFunction localShell = LocalShellFunction.AS_CALLED;
        for (Tool tool : source.tools(offering)) {
            if (names.add(tool.name())) {
                names.addAll(tool.aliases());
                tool.spec(offering).ifPresent(specs::add);
                hints.addAll(tool.hints(offering));
                tool.manual(offering).ifPresent(manuals::add);
                localShell = tool.localShell().orElse(localShell);
            }
        }
        return new Offer(specs, localShell, hints, manuals);
    }

    /** Runs a call of any kind and returns its output; an internal error is an output, too. */
    public HistoryItem run(HistoryItem item, ToolContext context) {
        ToolCall call = call(item);
        ToolOutput output =
                call.callId().isEmpty() && call instanceof ToolCall.LocalShell
                        ? ToolOutput.failure("LocalShellCall without call_id or id")
                        : unlessCancelled(call, context);
        return call instanceof ToolCall.FreeForm
                ? new HistoryItem.CustomToolOutput(
                        call.callId(), output.content(), output.success())
                : new HistoryItem.FunctionOutput(call.callId(), output.content(), output.success());
    }

    /**
     * Returns a call of the tool that the model means. Models add a namespace to the name, or leave
     * marks of their output format in it.
     */
    public HistoryItem.FunctionCall understood(HistoryItem.FunctionCall call, ToolContext context) {
        if (find(call(call), context).isPresent()) {
            return call;
        }
        var meant = call.with(ToolNames.plain(call.name()), call.arguments());
        return find(call(meant), context).isPresent() ? meant : call;
    }

    /** Returns whether a call may run while other calls of the same response run. */
    public boolean runsBesideOthers(HistoryItem item, ToolContext context) {
        ToolCall call = call(item);
        return !call.callId().isEmpty()
                && find(call, context)
                        .map(tool -> tool.runsBesideOthers(call, context))
                        .orElse(false);
    }

    private static ToolCall call(HistoryItem item) {
        return switch (item) {
            case HistoryItem.FunctionCall(_, var callId, var name, var arguments, _) ->
                    new ToolCall.Function(callId, name, arguments);
            case HistoryItem.CustomToolCall(_, var callId, var name, var input, _) ->
                    new ToolCall.FreeForm(callId, name, input);
            case HistoryItem.LocalShellCall local ->
                    new ToolCall.LocalShell(
                            local.outputId(), local.command(), local.timeout(), local.directory());
            case HistoryItem.Message _, HistoryItem.Reasoning _, HistoryItem.Output _ ->
                    throw new IllegalArgumentException("no call: " + item.getClass());
        };
    }

    private Optional<Tool> find(ToolCall call, ToolContext context) {
        for (Tool tool : source.tools(context.offering())) {
            if (tool.takes(call)) {
                return Optional.of(tool);
            }
        }
        return Optional.empty();
    }

    private ToolOutput unlessCancelled(ToolCall call, ToolContext context) {
        if (context.cancellation().isCancelled()) {
            return ToolOutput.failure(ABORTED);
        }
        ToolOutput output;
        try {
            output =
                    find(call, context)
                            .map(tool -> tool.call(call, context))
                            .orElseGet(() -> ToolOutput.failure("unsupported call: " + name(call)));
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "internal error in the call " + call.callId(), e);
            output = ToolOutput.failure(InternalErrors.describe(e));
        }
        return context.cancellation().isCancelled() ? ToolOutput.failure(ABORTED) : output;
    }

    private static String name(ToolCall call) {
        return switch (call) {
            case ToolCall.Function function -> function.name();
            case ToolCall.FreeForm freeForm -> freeForm.name();
            case ToolCall.LocalShell _ -> "local_shell_call";
        };
    }
}
