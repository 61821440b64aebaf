package dev.basalt.adapter.models.items;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.model.history.ContentPart.Image;
import dev.basalt.domain.model.history.ContentPart.Text;
import dev.basalt.domain.model.history.HistoryItem;
import dev.basalt.domain.model.history.HistoryItem.CustomToolCall;
import dev.basalt.domain.model.history.HistoryItem.CustomToolOutput;
import dev.basalt.domain.model.history.HistoryItem.FunctionCall;
import dev.basalt.domain.model.history.HistoryItem.FunctionOutput;
import dev.basalt.domain.model.history.HistoryItem.LocalShellCall;
import dev.basalt.domain.model.history.HistoryItem.Message;
import dev.basalt.domain.model.history.HistoryItem.Reasoning;
import dev.basalt.domain.model.history.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

class HistoryItemJsonTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Optional<String> NONE = Optional.empty();

    @ParameterizedTest(name = "{1}")
    @MethodSource("items")
    void anItemIsStoredInThisForm(HistoryItem item, String stored) {
        assertEquals(stored, written(item, HistoryItemWriter::writeStored));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("items")
    void aStoredItemIsReadAsItWas(HistoryItem item, String stored) {
        assertEquals(Optional.of(item), HistoryItemReader.read(JSON.readTree(stored)));
    }

    static Stream<Arguments> items() {
        return Stream.of(
                Arguments.of(
                        Message.user("Hello"),
                        "{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Hello\"}]}"),
                Arguments.of(
                        new Message(
                                Optional.of("msg_1"),
                                Role.ASSISTANT,
                                List.of(new Text("Hi"), new Text("there"))),
                        "{\"type\":\"message\",\"id\":\"msg_1\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hi\"},{\"type\":\"output_text\",\"text\":\"there\"}]}"),
                Arguments.of(
                        new Message(
                                NONE, Role.SYSTEM, List.of(new Image("data:image/png;base64,AA"))),
                        "{\"type\":\"message\",\"role\":\"system\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AA\"}]}"),
                Arguments.of(
                        new Reasoning(
                                Optional.of("rs_1"),
                                List.of("First", "then"),
                                List.of("hm"),
                                Optional.of("sealed")),
                        "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"First\"},{\"type\":\"summary_text\",\"text\":\"then\"}],\"content\":[{\"type\":\"reasoning_text\",\"text\":\"hm\"}],\"encrypted_content\":\"sealed\"}"),
                Arguments.of(
                        new Reasoning(NONE, List.of(), List.of(), NONE),
                        "{\"type\":\"reasoning\",\"summary\":[],\"content\":null,\"encrypted_content\":null}"),
                Arguments.of(
                        new FunctionCall(Optional.of("fc_1"), "call_1", "shell", "{\"command"),
                        "{\"type\":\"function_call\",\"id\":\"fc_1\",\"name\":\"shell\",\"arguments\":\"{\\\"command\",\"call_id\":\"call_1\"}"),
                Arguments.of(
                        new Message(
                                NONE,
                                Role.ASSISTANT,
                                List.of(new Text("Hi")),
                                Optional.of("x\n{\"phase\":\"commentary\"}")),
                        "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hi\"}],\"state\":\"x\\n{\\\"phase\\\":\\\"commentary\\\"}\"}"),
                Arguments.of(
                        new FunctionCall(NONE, "call_1", "shell", "{}", Optional.of("s")),
                        "{\"type\":\"function_call\",\"name\":\"shell\",\"arguments\":\"{}\",\"call_id\":\"call_1\",\"state\":\"s\"}"),
                Arguments.of(
                        new CustomToolCall(NONE, "call_3", "apply_patch", "p", Optional.of("s")),
                        "{\"type\":\"custom_tool_call\",\"call_id\":\"call_3\",\"name\":\"apply_patch\",\"input\":\"p\",\"state\":\"s\"}"),
                Arguments.of(
                        new FunctionOutput("call_1", "done"),
                        "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"done\"}"),
                Arguments.of(
                        new FunctionOutput("call_1", List.of(new Text("no")), false),
                        "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"no\",\"success\":false}"),
                Arguments.of(
                        new FunctionOutput("call_1", List.of(new Text("a"), new Text("b")), true),
                        "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":[{\"type\":\"input_text\",\"text\":\"a\"},{\"type\":\"input_text\",\"text\":\"b\"}]}"),
                Arguments.of(
                        new FunctionOutput("call_1", List.of(), true),
                        "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":[]}"),
                Arguments.of(
                        new LocalShellCall(
                                NONE,
                                Optional.of("call_2"),
                                "completed",
                                List.of("ls", "-l"),
                                Optional.of(Duration.ofMillis(1500)),
                                Optional.of("src")),
                        "{\"type\":\"local_shell_call\",\"call_id\":\"call_2\",\"status\":\"completed\",\"action\":{\"type\":\"exec\",\"command\":[\"ls\",\"-l\"],\"timeout_ms\":1500,\"working_directory\":\"src\",\"env\":null,\"user\":null}}"),
                Arguments.of(
                        new LocalShellCall(
                                Optional.of("lsh_1"),
                                NONE,
                                "in_progress",
                                List.of(),
                                Optional.empty(),
                                NONE),
                        "{\"type\":\"local_shell_call\",\"id\":\"lsh_1\",\"call_id\":null,\"status\":\"in_progress\",\"action\":{\"type\":\"exec\",\"command\":[],\"timeout_ms\":null,\"working_directory\":null,\"env\":null,\"user\":null}}"),
                Arguments.of(
                        new CustomToolCall(NONE, "call_3", "apply_patch", "*** Begin Patch"),
                        "{\"type\":\"custom_tool_call\",\"call_id\":\"call_3\",\"name\":\"apply_patch\",\"input\":\"***"
                            + " Begin Patch\"}"),
                Arguments.of(
                        new CustomToolOutput(
                                "call_3", List.of(new Image("https://x.example/a.png")), false),
                        "{\"type\":\"custom_tool_call_output\",\"call_id\":\"call_3\",\"output\":[{\"type\":\"input_image\",\"image_url\":\"https://x.example/a.png\"}],\"success\":false}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"id\":\"m\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hi\"}],\"phase\":\"final_answer\",\"status\":\"completed\"}",
                "{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[],\"content\":null,\"encrypted_content\":\"gA\",\"status\":\"completed\"}",
                "{\"type\":\"function_call\",\"id\":\"f\",\"name\":\"shell\",\"arguments\":\"{}\",\"call_id\":\"c\",\"status\":\"completed\",\"weight\":1.5}",
                "{\"type\":\"custom_tool_call\",\"id\":\"x\",\"call_id\":\"c\",\"name\":\"apply_patch\",\"input\":\"p\",\"status\":\"completed\",\"caller\":{\"type\":\"direct\"}}"
            })
    void aModelIsSentItsItemAsItCame(String json) {
        HistoryItem item =
                HistoryItemReader.ofModel(JSON.readTree(json), state -> state).orElseThrow();

        assertEquals(json, written(item, HistoryItemWriter::write));
    }

    @Test
    void membersThatAreNullAreNoState() {
        assertEquals(
                Optional.of(new Message(Optional.of("m"), Role.ASSISTANT, List.of(new Text("Hi")))),
                HistoryItemReader.ofModel(
                        JSON.readTree(
                                "{\"type\":\"message\",\"id\":\"m\",\"role\":\"assistant\",\"content\":\"Hi\",\"phase\":null}"),
                        state -> state));
    }

    @Test
    void aModelIsSentTheTextsOfAnOutputAsOneAndNoMark() {
        assertEquals(
                "{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"a\\nb\"}",
                written(
                        new FunctionOutput("call_1", List.of(new Text("a"), new Text("b")), false),
                        HistoryItemWriter::write));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"web_search_call\"}",
                "{\"type\":\"function_call\",\"arguments\":\"{}\"}",
                "{\"type\":\"function_call_output\",\"output\":\"done\"}",
                "{\"type\":\"local_shell_call\",\"action\":{\"command\":\"ls\"}}"
            })
    void whatIsOfNoKnownKindOrIncompleteIsNotRead(String json) {
        assertEquals(Optional.empty(), HistoryItemReader.read(JSON.readTree(json)));
    }

    private static String written(HistoryItem item, BiConsumer<HistoryItem, JsonGenerator> writer) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writer.accept(item, json);
        }
        return text.toString();
    }
}
