package dev.basalt.adapter.doors.codex.tool;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.basalt.adapter.doors.codex.FieldError;
import dev.basalt.adapter.doors.codex.WireReader;
import dev.basalt.adapter.doors.codex.shape.Exact;
import dev.basalt.domain.conversation.PlanStep;
import dev.basalt.domain.tool.PlanCall;
import dev.basalt.domain.tool.ShellCall;
import dev.basalt.domain.tool.ToolArguments;

import io.vavr.control.Either;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads tool arguments as codex 0.23.0 does: fields that are not known are ignored, those of a plan
 * excepted.
 */
public final class JsonToolArguments implements ToolArguments {

    record ShellArguments(
            List<String> command,
            @Nullable Path workdir,
            @Nullable Duration timeout,
            @JsonProperty("with_escalated_permissions") @Nullable Boolean escalated,
            @Nullable String justification) {}

    @Exact
    record PlanArguments(@Nullable String explanation, List<StepArguments> plan) {}

    @Exact
    record StepArguments(String step, PlanStep.Status status) {

        PlanStep toDomain() {
            return new PlanStep(step, status);
        }
    }

    record PatchArguments(String input) {}

    @Override
    public Either<String, ShellCall> shell(String json) {
        return read(json, ShellArguments.class)
                .map(read ->
                        new ShellCall(
                                read.command(),
                                Optional.ofNullable(read.workdir()),
                                Optional.ofNullable(read.timeout()),
                                Boolean.TRUE.equals(read.escalated()),
                                Optional.ofNullable(read.justification())));
    }

    @Override
    public Either<String, PlanCall> plan(String json) {
        return read(json, PlanArguments.class)
                .map(read ->
                        new PlanCall(
                                Optional.ofNullable(read.explanation()),
                                read.plan().stream().map(StepArguments::toDomain).toList()));
    }

    @Override
    public Either<String, String> patch(String json) {
        return read(json, PatchArguments.class).map(PatchArguments::input);
    }

    private static <T> Either<String, T> read(String json, Class<T> type) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return bytes.length == 0
                ? Either.left("EOF while parsing a value")
                : WireReader.read(bytes, type).mapLeft(JsonToolArguments::words);
    }

    private static String words(FieldError error) {
        boolean saysWhere =
                error.path().isEmpty() || error.reason().endsWith("`" + error.path() + "`");
        return saysWhere ? error.reason() : error.reason() + " in " + error.path();
    }
}
