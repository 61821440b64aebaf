package dev.basalt.application.fake;

import dev.basalt.domain.conversation.PlanStep;
import dev.basalt.domain.tool.PlanCall;
import dev.basalt.domain.tool.ShellCall;
import dev.basalt.domain.tool.ToolArguments;

import io.vavr.control.Either;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Arguments without JSON: words for the shell, steps for the plan; "?" is unreadable. Words of the
 * shell that begin with {@code in:}, {@code ms:} and {@code escalate:} are workdir, timeout and
 * justification.
 */
public final class PlainToolArguments implements ToolArguments {

    private static final Pattern OPTION = Pattern.compile("^(in|ms|escalate):");

    @Override
    public Either<String, ShellCall> shell(String text) {
        return text.equals("?")
                ? Either.left("expected a sequence")
                : Either.right(
                        new ShellCall(
                                words(text).filter(w -> !OPTION.matcher(w).find()).toList(),
                                option(text, "in:").map(Path::of),
                                option(text, "ms:").map(Long::parseLong).map(Duration::ofMillis),
                                option(text, "escalate:").isPresent(),
                                option(text, "escalate:")));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static Optional<String> option(String text, String name) {
        return words(text)
                .filter(word -> word.startsWith(name))
                .map(word -> word.substring(name.length()))
                .findFirst();
    }

    @Override
    public Either<String, PlanCall> plan(String text) {
        return Either.right(
                new PlanCall(
                        Optional.empty(),
                        List.of(new PlanStep(text, PlanStep.Status.IN_PROGRESS))));
    }

    @Override
    public Either<String, String> patch(String text) {
        return Either.right(text);
    }
}
