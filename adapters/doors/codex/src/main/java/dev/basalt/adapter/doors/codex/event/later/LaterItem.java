package dev.basalt.adapter.doors.codex.event.later;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import dev.basalt.adapter.doors.codex.type.TypedFileChange;
import dev.basalt.adapter.doors.codex.type.TypedParsedCommand;
import dev.basalt.adapter.doors.codex.type.WireDuration;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

import java.util.List;
import java.util.Map;

/** An item of a turn, as {@code item_started} and {@code item_completed} have it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonNaming(SnakeCaseStrategy.class)
public sealed interface LaterItem {

    @JsonTypeName("UserMessage")
    record UserMessage(String id, List<UserText> content) implements LaterItem {

        static UserMessage of(String id, String text) {
            return new UserMessage(id, List.of(new UserText("text", text, List.of())));
        }
    }

    /** A text of the user. */
    @JsonNaming(SnakeCaseStrategy.class)
    record UserText(String type, String text, List<Object> textElements) {}

    @JsonTypeName("AgentMessage")
    record AgentMessage(String id, List<AgentText> content) implements LaterItem {

        static AgentMessage of(String id, List<String> texts) {
            return new AgentMessage(
                    id, texts.stream().map(text -> new AgentText("Text", text)).toList());
        }
    }

    /** A text of the model. */
    record AgentText(String type, String text) {}

    @JsonTypeName("Reasoning")
    record Reasoning(String id, List<String> summaryText, List<String> rawContent)
            implements LaterItem {}

    /**
     * A command.
     *
     * @param cwd a file URI
     * @param status {@code in_progress}, {@code completed} or {@code failed}
     */
    @JsonTypeName("CommandExecution")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommandExecution(
            String id,
            List<String> command,
            String cwd,
            List<TypedParsedCommand> parsedCmd,
            String source,
            String status,
            @Nullable String stdout,
            @Nullable String stderr,
            @Nullable String aggregatedOutput,
            @Nullable Integer exitCode,
            @Nullable WireDuration duration,
            @Nullable String formattedOutput)
            implements LaterItem {}

    /** A patch; its result is absent until it has ended. */
    @JsonTypeName("FileChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileChange(
            String id,
            Map<String, TypedFileChange> changes,
            @Nullable Boolean autoApproved,
            @Nullable String status,
            @Nullable String stdout,
            @Nullable String stderr)
            implements LaterItem {}
}
