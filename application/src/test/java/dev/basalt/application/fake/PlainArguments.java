package dev.basalt.application.fake;

import dev.basalt.application.tool.ApplyPatchTool.PatchArguments;
import dev.basalt.application.tool.EditTool.EditArguments;
import dev.basalt.application.tool.ShellTool.ShellArguments;
import dev.basalt.application.tool.UpdatePlanTool.PlanArguments;
import dev.basalt.application.tool.UpdatePlanTool.StepArguments;
import dev.basalt.application.tool.ViewImageTool.ViewImageArguments;
import dev.basalt.application.tool.WriteTool.WriteArguments;
import dev.basalt.application.tool.background.BackgroundCommandTool.BackgroundArguments;
import dev.basalt.domain.conversation.event.PlanStep;
import dev.basalt.domain.tool.ArgumentsReader;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Arguments without JSON: words for the shell, a step for the plan, a path for an image, parts with
 * a bar between them for an edit; "?" is unreadable. Words of the shell that begin with {@code
 * in:}, {@code ms:} and {@code escalate:} are workdir, timeout and justification.
 */
public final class PlainArguments implements ArgumentsReader {

    private static final Pattern OPTION = Pattern.compile("^((in|ms|escalate):|interactive$)");

    @Override
    public <T> Either<String, T> read(String text, Class<T> type) {
        if (text.equals("?")) {
            return Either.left("expected a sequence");
        }
        if (type == ShellArguments.class) {
            return Either.right(type.cast(shell(text)));
        }
        if (type == PlanArguments.class) {
            var step = new StepArguments(text, PlanStep.Status.IN_PROGRESS);
            return Either.right(type.cast(new PlanArguments(null, List.of(step))));
        }
        if (type == PatchArguments.class) {
            return Either.right(type.cast(new PatchArguments(text)));
        }
        if (type == BackgroundArguments.class) {
            return Either.right(
                    type.cast(
                            new BackgroundArguments(
                                    Integer.parseInt(words(text).findFirst().orElse("0")),
                                    Optional.ofNullable(option(text, "ms:"))
                                            .map(ms -> Duration.ofMillis(Long.parseLong(ms)))
                                            .orElse(null),
                                    option(text, "write:"),
                                    text.endsWith("end"))));
        }
        if (type == EditArguments.class) {
            String[] parts = text.split("\\|", -1);
            return Either.right(
                    type.cast(new EditArguments(parts[0], parts[1], parts[2], parts.length > 3)));
        }
        if (type == WriteArguments.class) {
            String[] parts = text.split("\\|", -1);
            return Either.right(type.cast(new WriteArguments(parts[0], parts[1])));
        }
        return Either.right(type.cast(new ViewImageArguments(Path.of(text))));
    }

    private static ShellArguments shell(String text) {
        String directory = option(text, "in:");
        String timeout = option(text, "ms:");
        String justification = option(text, "escalate:");
        return new ShellArguments(
                words(text).filter(word -> !OPTION.matcher(word).find()).toList(),
                directory == null ? null : Path.of(directory),
                timeout == null ? null : Duration.ofMillis(Long.parseLong(timeout)),
                justification != null,
                justification,
                text.startsWith("interactive "));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static @Nullable String option(String text, String name) {
        return words(text)
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst()
                .orElse(null);
    }
}
