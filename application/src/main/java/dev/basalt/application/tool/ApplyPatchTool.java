package dev.basalt.application.tool;

import dev.basalt.domain.model.PatchTool;
import dev.basalt.domain.patch.parse.PatchParser;
import dev.basalt.domain.patch.parse.PatchRecognition;
import dev.basalt.domain.tool.Arguments;
import dev.basalt.domain.tool.ArgumentsReader;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edits files for the model: as a function, as a free-form tool, or, for models that are offered
 * neither, as a command that the shell tool recognises.
 */
public final class ApplyPatchTool implements Tool {

    private static final String NAME = "apply_patch";
    private static final PatchRecognition COMMANDS = new PatchRecognition(NAME, "applypatch");

    /** One paragraph and an example; the grammar is that of the domain's patch parser. */
    private static final String FORMAT =
            """
            A patch starts with the line `*** Begin Patch` and ends with the line \
            `*** End Patch`. Between them each file has a section with one of these headers:
            `*** Add File: PATH`, followed by the file's lines, each with a leading `+`;
            `*** Delete File: PATH`, followed by nothing;
            `*** Update File: PATH`, optionally followed by `*** Move to: NEW PATH`, then by one \
            or more hunks. A hunk starts with a line `@@`, optionally with a line of the file \
            that precedes the change (`@@ class Foo`); each of its lines starts with a space \
            (context), `-` (removed) or `+` (added). Give about three lines of context before and after \
            each change, exactly as they are in the file. Paths are relative to the working \
            directory.
            Example:
            *** Begin Patch
            *** Update File: src/app.txt
            @@
             unchanged
            -old line
            +new line
             unchanged
            *** End Patch
            """;

    /** The same for models that write a patch as it is, in the notation of Lark. */
    private static final String GRAMMAR =
            """
            start: "*** Begin Patch" LF file+ "*** End Patch" LF?
            file: added | deleted | updated
            added: "*** Add File: " TEXT LF ("+" TEXT? LF)+
            deleted: "*** Delete File: " TEXT LF
            updated: "*** Update File: " TEXT LF moved? hunk*
            moved: "*** Move to: " TEXT LF
            hunk: "@@" (" " TEXT)? LF line+ ("*** End of File" LF)?
            line: (" " | "-" | "+") TEXT? LF
            TEXT: /[^\\r\\n]+/
            LF: /\\n/
            """;

    private final ArgumentsReader reader;
    private final PatchApplication application;

    public ApplyPatchTool(ArgumentsReader reader, PatchApplication application) {
        this.reader = reader;
        this.application = application;
    }

    /** The arguments of the function: the text of the patch. */
    @Arguments
    public record PatchArguments(String input) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean takes(ToolCall call) {
        return call instanceof ToolCall.FreeForm freeForm
                ? freeForm.name().equals(NAME)
                : Tool.super.takes(call);
    }

    @Override
    public Optional<ToolSpec> spec(ToolOffering offering) {
        PatchTool liked = offering.model().patchTool();
        boolean offered =
                offering.settings()
                        .tools()
                        .applyPatch()
                        .orElse(liked == PatchTool.FUNCTION || liked == PatchTool.CUSTOM);
        if (!offered) {
            return Optional.empty();
        }
        return Optional.of(
                liked == PatchTool.CUSTOM
                        ? new ToolSpec.Custom(
                                NAME,
                                "Edits files. The input is a patch in the format of the grammar.",
                                GRAMMAR)
                        : new ToolSpec.Function(
                                NAME,
                                "Edits files. " + FORMAT,
                                new Schema.Struct(
                                        Map.of(
                                                ToolSpec.Custom.PARAMETER,
                                                new Schema.Text(Optional.of("The whole patch"))),
                                        List.of(ToolSpec.Custom.PARAMETER),
                                        Optional.empty())));
    }

    @Override
    public List<String> hints(ToolOffering offering) {
        if (offering.model().patchTool() == PatchTool.EDIT) {
            return List.of();
        }
        return List.of(
                "Change files with a patch: run the command `[\"apply_patch\", \"PATCH\"]`, or"
                        + " call the `apply_patch` tool where it is offered.");
    }

    /** A tool that is offered describes the format itself. */
    @Override
    public Optional<String> manual(ToolOffering offering) {
        boolean undescribed =
                offering.model().patchTool() == PatchTool.NONE
                        && offering.settings().instructions().base().isEmpty();
        return offering.model().patchInstructions() || undescribed
                ? Optional.of(FORMAT)
                : Optional.empty();
    }

    @Override
    public ToolOutput call(ToolCall call, ToolContext context) {
        return call instanceof ToolCall.FreeForm
                ? apply(call.callId(), call.arguments(), context)
                : reader.read(call.arguments(), PatchArguments.class)
                        .fold(
                                ToolOutput::unreadable,
                                read -> apply(call.callId(), read.input(), context));
    }

    private ToolOutput apply(String callId, String text, ToolContext context) {
        return apply(PatchApplication.Call.in(context, callId), text, context);
    }

    /** Returns the text of the patch that a command consists of, if it is one. */
    Optional<String> patchIn(List<String> command) {
        return COMMANDS.patchIn(command);
    }

    /** Applies a patch, if it may be. */
    ToolOutput apply(PatchApplication.Call call, String text, ToolContext context) {
        return application.run(call, PatchParser.parse(text), context);
    }
}
