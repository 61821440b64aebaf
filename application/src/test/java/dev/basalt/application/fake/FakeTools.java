package dev.basalt.application.fake;

import dev.basalt.application.tool.ApplyPatchTool;
import dev.basalt.application.tool.EditTool;
import dev.basalt.application.tool.PatchApplication;
import dev.basalt.application.tool.ShellTool;
import dev.basalt.application.tool.UpdatePlanTool;
import dev.basalt.application.tool.ViewImageTool;
import dev.basalt.application.tool.WriteTool;
import dev.basalt.application.tool.background.BackgroundCommandTool;
import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.conversation.LocalImages;
import dev.basalt.domain.diff.Differ;
import dev.basalt.domain.tool.ToolSource;
import dev.basalt.domain.workspace.Workspace;

import java.util.Map;

/** The agent's own tools over fake ports that the test controls. */
public final class FakeTools {

    private FakeTools() {}

    /** Returns the tools, with {@link PlainArguments}. */
    public static ToolSource over(
            CommandRunner commands, Workspace files, Differ differ, LocalImages images) {
        var arguments = new PlainArguments();
        var patches = new PatchApplication(files, differ, Map.of());
        var applyPatch = new ApplyPatchTool(arguments, patches);
        return ToolSource.of(
                new ShellTool(arguments, applyPatch, commands, Map.of("PATH", "/bin")),
                new BackgroundCommandTool(arguments),
                new UpdatePlanTool(arguments),
                applyPatch,
                new EditTool(arguments, patches),
                new WriteTool(arguments, patches),
                new ViewImageTool(arguments, images));
    }
}
