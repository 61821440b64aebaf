package dev.basalt.application.fake;

import dev.basalt.domain.conversation.PlanStep;
import dev.basalt.domain.tool.PlanCall;
import dev.basalt.domain.tool.ShellCall;
import dev.basalt.domain.tool.ToolArguments;

import io.vavr.control.Either;

import java.util.List;
import java.util.Optional;

/** Arguments without JSON: words for the shell, steps for the plan; "?" is unreadable. */
public final class PlainToolArguments implements ToolArguments {

    @Override
    public Either<String, ShellCall> shell(String text) {
        return text.equals("?")
                ? Either.left("expected a sequence")
                : Either.right(
                        new ShellCall(
                                List.of(text.split(" ")),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty()));
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
