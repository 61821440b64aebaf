package dev.basalt.application.tool;

import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.patch.Patch;
import dev.basalt.domain.tool.Arguments;
import dev.basalt.domain.tool.ArgumentsReader;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces a text in a file for models that were trained on such a tool. Thread-safe. */
public final class EditTool implements Tool {

    private static final String NAME = "edit";

    private final ArgumentsReader reader;
    private final PatchApplication application;

    public EditTool(ArgumentsReader reader, PatchApplication application) {
        this.reader = reader;
        this.application = application;
    }

    /**
     * The arguments of a call.
     *
     * @param filePath relative to the turn's directory, or absolute
     * @param oldString the text as it is in the file
     * @param newString what takes its place
     * @param replaceAll whether it is replaced wherever it is
     */
    @Arguments(
            aliases = {
                "path=file_path",
                "filePath=file_path",
                "old_text=old_string",
                "oldString=old_string",
                "old_str=old_string",
                "new_text=new_string",
                "newString=new_string",
                "new_str=new_string",
                "replaceAll=replace_all",
                "all=replace_all"
            })
    public record EditArguments(
            String filePath, String oldString, String newString, @Nullable Boolean replaceAll) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ToolSpec> spec(ToolOffering offering) {
        if (!isOffered(offering)) {
            return Optional.empty();
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "file_path", text("The file, relative to the working directory or absolute."));
        properties.put(
                "old_string",
                text("The text to replace, exactly as it is in the file, white space included."));
        properties.put("new_string", text("The text that takes its place."));
        properties.put(
                "replace_all",
                new Schema.Bool(
                        Optional.of(
                                "Replace the text wherever it is in the file. Default: false.")));
        return Optional.of(
                new ToolSpec.Function(
                        NAME,
                        "Replaces a text in a file. The text must be in the file exactly once,"
                            + " unless replace_all is true: include enough of the lines around it.",
                        new Schema.Struct(
                                properties,
                                List.of("file_path", "old_string", "new_string"),
                                Optional.empty())));
    }

    /** Returns whether a model is offered to edit and write files by functions. */
    static boolean isOffered(ToolOffering offering) {
        return offering.model().patchTool() == PatchTool.EDIT;
    }

    private static Schema text(String description) {
        return new Schema.Text(Optional.of(description));
    }

    @Override
    public List<String> hints(ToolOffering offering) {
        return isOffered(offering)
                ? List.of(
                        "Change a file with `edit`, and create one with `write`. Do not write files"
                                + " with shell commands.")
                : List.of();
    }

    @Override
    public ToolOutput call(ToolCall call, ToolContext context) {
        return reader.read(call.arguments(), EditArguments.class)
                .fold(
                        ToolOutput::unreadable,
                        edit ->
                                application.run(
                                        PatchApplication.Call.in(context, call.callId()),
                                        Either.right(patch(edit)),
                                        context));
    }

    private static Patch patch(EditArguments edit) {
        return new Patch(
                List.of(
                        new Patch.Section.Replace(
                                edit.filePath(),
                                edit.oldString(),
                                edit.newString(),
                                Boolean.TRUE.equals(edit.replaceAll()))));
    }
}
