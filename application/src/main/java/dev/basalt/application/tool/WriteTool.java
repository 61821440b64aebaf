package dev.basalt.application.tool;

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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a whole file for models that are offered {@link EditTool}; directories are created.
 * Thread-safe.
 */
public final class WriteTool implements Tool {

    private static final String NAME = "write";

    private final ArgumentsReader reader;
    private final PatchApplication application;

    public WriteTool(ArgumentsReader reader, PatchApplication application) {
        this.reader = reader;
        this.application = application;
    }

    /**
     * The arguments of a call.
     *
     * @param filePath relative to the turn's directory, or absolute
     * @param content all that the file is to contain
     */
    @Arguments(
            aliases = {
                "path=file_path",
                "filePath=file_path",
                "contents=content",
                "text=content",
                "file_text=content"
            })
    public record WriteArguments(String filePath, String content) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ToolSpec> spec(ToolOffering offering) {
        if (!EditTool.isOffered(offering)) {
            return Optional.empty();
        }
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "file_path", text("The file, relative to the working directory or absolute."));
        properties.put("content", text("All that the file is to contain."));
        return Optional.of(
                new ToolSpec.Function(
                        NAME,
                        "Creates a file, or replaces all that an existing one contains. Prefer edit"
                                + " for a change of an existing file.",
                        new Schema.Struct(
                                properties, List.of("file_path", "content"), Optional.empty())));
    }

    private static Schema text(String description) {
        return new Schema.Text(Optional.of(description));
    }

    @Override
    public ToolOutput call(ToolCall call, ToolContext context) {
        return reader.read(call.arguments(), WriteArguments.class)
                .fold(
                        ToolOutput::unreadable,
                        file ->
                                application.run(
                                        PatchApplication.Call.in(context, call.callId()),
                                        Either.right(patch(file)),
                                        context));
    }

    private static Patch patch(WriteArguments file) {
        return new Patch(List.of(new Patch.Section.Add(file.filePath(), file.content())));
    }
}
