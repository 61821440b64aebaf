package dev.basalt.adapter.models.http.refusal;

import dev.basalt.adapter.models.http.refusal.Concession.ToolForm;
import dev.basalt.adapter.models.http.request.FunctionsOnly;
import dev.basalt.domain.model.ModelRequest;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tool that a refusal is about, by its place or its name. */
final class RefusedTool {

    /** Google has one tool with many functions. */
    private static final Pattern PLACE =
            Pattern.compile(
                    "function_?declarations[\\[.](\\d{1,4})|tools[\\[.](\\d{1,4})",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ABOUT_SCHEMAS =
            Pattern.compile(
                    "schema|function.parameters|function_parameters|input_schema"
                            + "|invalid function|function declaration",
                    Pattern.CASE_INSENSITIVE);

    private RefusedTool() {}

    /**
     * Returns how it is offered instead: in a simple form, and when that is refused as well not at
     * all. Without the shell an agent can do nothing, so it is always offered.
     */
    static Optional<Concession> concession(
            String refusal, ModelRequest request, Concessions known) {
        return find(refusal, request)
                .flatMap(tool -> {
                    String name = name(tool);
                    Optional<ToolForm> form = known.form(name);
                    if (form.isEmpty()) {
                        return Optional.of(new Concession.OtherTool(name, ToolForm.SIMPLE));
                    }
                    boolean shell =
                            tool instanceof ToolSpec.LocalShell
                                    || name.equals(request.localShell().name());
                    return shell || form.get() == ToolForm.LEFT_OUT
                            ? Optional.empty()
                            : Optional.of(new Concession.OtherTool(name, ToolForm.LEFT_OUT));
                });
    }

    private static Optional<ToolSpec> find(String refusal, ModelRequest request) {
        List<ToolSpec> tools = request.tools();
        Matcher place = PLACE.matcher(refusal);
        int index = -1;
        while (place.find()) {
            boolean declaration = place.group(1) != null;
            if (declaration || index < 0) {
                index = Integer.parseInt(declaration ? place.group(1) : place.group(2));
            }
            if (declaration) {
                break;
            }
        }
        if (index >= 0 && index < tools.size()) {
            return Optional.of(tools.get(index));
        }
        return ABOUT_SCHEMAS.matcher(refusal).find()
                ? tools.stream().filter(tool -> isNamed(name(tool), refusal)).findFirst()
                : Optional.empty();
    }

    private static boolean isNamed(String tool, String refusal) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(tool) + "(?![\\w-])")
                .matcher(refusal)
                .find();
    }

    static String name(ToolSpec tool) {
        return switch (tool) {
            case ToolSpec.Function function -> function.name();
            case ToolSpec.Custom custom -> custom.name();
            case ToolSpec.LocalShell() -> "local_shell";
        };
    }

    /** A tool with a simple schema; what is no function becomes one. */
    static ToolSpec simple(ToolSpec tool) {
        return switch (tool) {
            case ToolSpec.Function(var name, var description, var parameters) ->
                    new ToolSpec.Function(name, description, SimpleSchema.of(parameters));
            case ToolSpec.Custom custom -> FunctionsOnly.of(List.of(custom)).getFirst();
            case ToolSpec.LocalShell local -> local;
        };
    }
}
