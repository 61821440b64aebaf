package dev.basalt.application.tool;

import dev.basalt.domain.conversation.LocalImages;
import dev.basalt.domain.model.history.ContentPart;
import dev.basalt.domain.tool.Arguments;
import dev.basalt.domain.tool.ArgumentsReader;
import dev.basalt.domain.tool.Tool;
import dev.basalt.domain.tool.ToolCall;
import dev.basalt.domain.tool.ToolContext;
import dev.basalt.domain.tool.ToolOffering;
import dev.basalt.domain.tool.ToolOutput;
import dev.basalt.domain.tool.spec.Schema;
import dev.basalt.domain.tool.spec.ToolSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the model an image file of the user's machine. */
public final class ViewImageTool implements Tool {

    private static final String NAME = "view_image";

    /** The longest image in Base64 that every provider takes; a larger one would end the turn. */
    private static final int LIMIT = 5 * 1024 * 1024;

    /** What files of the formats that providers take begin with, in Base64. */
    private static final Map<String, String> FORMATS =
            Map.of(
                    "iVBORw0KGgo", "image/png",
                    "/9j/", "image/jpeg",
                    "R0lGOD", "image/gif",
                    "UklGR", "image/webp");

    private final ArgumentsReader reader;
    private final LocalImages images;

    public ViewImageTool(ArgumentsReader reader, LocalImages images) {
        this.reader = reader;
        this.images = images;
    }

    /** The arguments of a call: the file, relative to the turn's directory or absolute. */
    @Arguments
    public record ViewImageArguments(Path path) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ToolSpec> spec(ToolOffering offering) {
        return isOffered(offering)
                ? Optional.of(
                        new ToolSpec.Function(
                                NAME,
                                "Shows you an image file of the user's machine: PNG, JPEG, GIF or"
                                        + " WebP.",
                                new Schema.Struct(
                                        Map.of(
                                                "path",
                                                new Schema.Text(
                                                        Optional.of(
                                                                "The file; relative paths start at"
                                                                    + " the working directory."))),
                                        List.of("path"),
                                        Optional.empty())))
                : Optional.empty();
    }

    private static boolean isOffered(ToolOffering offering) {
        return offering.model().images() && offering.settings().tools().viewImage();
    }

    @Override
    public List<String> hints(ToolOffering offering) {
        return isOffered(offering) ? List.of("`view_image` shows you an image file.") : List.of();
    }

    @Override
    public boolean runsBesideOthers(ToolCall call, ToolContext context) {
        return true;
    }

    @Override
    public ToolOutput call(ToolCall call, ToolContext context) {
        if (!isOffered(context.offering())) {
            return ToolOutput.failure("images can't be shown in this conversation");
        }
        return reader.read(call.arguments(), ViewImageArguments.class)
                .fold(
                        ToolOutput::unreadable,
                        arguments -> view(context.directory().resolve(arguments.path())));
    }

    private ToolOutput view(Path file) {
        return images.dataUrl(file)
                .fold(
                        reason ->
                                ToolOutput.failure("can't read the image " + file + ": " + reason),
                        url -> view(file, url.substring(url.indexOf(',') + 1)));
    }

    private static ToolOutput view(Path file, String base64) {
        Optional<String> format =
                FORMATS.keySet().stream().filter(base64::startsWith).findAny().map(FORMATS::get);
        if (format.isEmpty()) {
            return ToolOutput.failure("no image in PNG, JPEG, GIF or WebP: " + file);
        }
        if (base64.length() > LIMIT) {
            return ToolOutput.failure(
                    "the image " + file + " is too large: models take up to 3.75 MiB");
        }
        return new ToolOutput(
                List.of(
                        new ContentPart.Text("Image " + file + ":"),
                        new ContentPart.Image("data:" + format.get() + ";base64," + base64)),
                true);
    }
}
