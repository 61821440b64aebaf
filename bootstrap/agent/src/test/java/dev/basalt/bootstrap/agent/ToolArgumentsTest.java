package dev.basalt.bootstrap.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.adapter.doors.codex.tool.JsonArguments;
import dev.basalt.application.tool.ApplyPatchTool.PatchArguments;
import dev.basalt.application.tool.ShellTool.ShellArguments;
import dev.basalt.application.tool.UpdatePlanTool.PlanArguments;
import dev.basalt.application.tool.UpdatePlanTool.StepArguments;
import dev.basalt.application.tool.ViewImageTool.ViewImageArguments;
import dev.basalt.domain.conversation.event.PlanStep;

import io.vavr.control.Either;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The arguments of the agent's own tools, as models write them. */
class ToolArgumentsTest {

    @Test
    void everythingThatACommandMayBeGivenIsRead() {
        assertEquals(
                Either.right(
                        new ShellArguments(
                                List.of("ls", ""),
                                Path.of("sub"),
                                Duration.ofMillis(300),
                                true,
                                "why",
                                null)),
                shell(
                        """
                        {"command":["ls",""],"workdir":"sub","timeout":300,"unknown":{},
                         "with_escalated_permissions":true,"justification":"why"}
                        """));
    }

    /** It can mean one thing only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\":[\"ls\"],\"timeout\":\"300\"}",
                "{\"command\":[\"ls\"],\"timeout\":300.0}",
                "{\"command\":[\"ls\"],\"timeout_ms\":300}",
                "{\"command\":[\"ls\"],\"timeoutMs\":\"300\"}",
                "{\"command\":\"[\\\"ls\\\"]\",\"timeout\":300}",
                "\"{\\\"command\\\":[\\\"ls\\\"],\\\"timeout\\\":300}\"",
            })
    void argumentsOfTheWrongTypeOrNameAreRead(String json) {
        assertEquals(
                Either.right(
                        new ShellArguments(
                                List.of("ls"), null, Duration.ofMillis(300), null, null, null)),
                shell(json));
    }

    @Test
    void aMemberUnderItsOwnNameIsStronger() {
        assertEquals(
                Either.right(
                        new ShellArguments(
                                List.of("ls"), null, Duration.ofMillis(1), null, null, null)),
                shell("{\"command\":[\"ls\"],\"timeout_ms\":300,\"timeout\":1}"));
    }

    @Test
    void whatIsNullIsAbsent() {
        assertEquals(
                Either.right(new ShellArguments(List.of("ls"), null, null, null, null, null)),
                shell(
                        """
                        {"command":["ls"],"workdir":null,"timeout":null,
                         "with_escalated_permissions":null,"justification":null}
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ~~ | EOF while parsing a value
                    {} | missing field `command`
                    {"cmd":["ls"]} | missing field `command`
                    {"command":"ls"} | invalid type: string "ls", expected a sequence in command
                    {"command":["ls",1]} | invalid type: integer `1`, expected a string in command[1]
                    {"command":["ls"],"timeout":-1} | invalid value: integer `-1`, expected an integer from 0 to 9223372036854775807 in timeout
                    {"command":["ls"],"timeout":1.5} | invalid type: floating point `1.5`, expected an integer in timeout
                    {"command":["ls"],"timeout":"1s"} | invalid type: string "1s", expected an integer in timeout
                    [] | invalid length 0, expected struct ShellArguments with 6 elements
                    "ls" | invalid type: string "ls", expected struct ShellArguments
                    {"command":["ls"],"with_escalated_permissions":1} | invalid type: integer `1`, expected a boolean in with_escalated_permissions
                    {"command":["ls"],"workdir":1} | invalid type: integer `1`, expected a string in workdir
                    {"command":["ls"] | Unexpected end-of-input: expected close marker for Object at line 1 column 18
                    {"command":["ls"]} x | Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at line 1 column 20
                    """)
    void theModelReceivesReasonAndPlaceOfAnError(String json, String reason) {
        assertEquals(Either.left(reason), shell(json));
    }

    @Test
    void aPlanIsRead() {
        assertEquals(
                Either.right(
                        new PlanArguments(
                                "why",
                                List.of(
                                        new StepArguments("a", PlanStep.Status.COMPLETED),
                                        new StepArguments("b", PlanStep.Status.PENDING)))),
                plan(
                        """
                        {"explanation":"why","plan":[{"step":"a","status":"completed"},
                         {"step":"b","status":"pending"}]}
                        """));
    }

    /** The texts of codex 0.23.0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"plan":[],"extra":1} | unknown field `extra`, expected `explanation` or `plan`
                    {"plan":[{"step":"a","status":"done"}]} | unknown variant `done`, expected one of `pending`, `in_progress`, `completed` in plan[0].status
                    {"plan":[{"step":"a","status":"pending","x":1}]} | unknown field `x`, expected `step` or `status` in plan[0]
                    """)
    void whatIsNoPartOfAPlanIsRefused(String json, String reason) {
        assertEquals(Either.left(reason), plan(json));
    }

    @Test
    void aDirectoryThatNoFileSystemCanHaveIsNamed() {
        assertEquals(
                Either.left("invalid path: string \"a\0b\" in workdir"),
                shell("{\"command\":[\"ls\"],\"workdir\":\"a\\u0000b\"}"));
    }

    @Test
    void aPatchAndAnImageAreRead() {
        assertEquals(
                Either.right(new PatchArguments("*** Begin Patch")),
                new JsonArguments().read("{\"input\":\"*** Begin Patch\"}", PatchArguments.class));
        assertEquals(
                Either.right(new ViewImageArguments(Path.of("a.png"))),
                new JsonArguments().read("{\"path\":\"a.png\"}", ViewImageArguments.class));
    }

    private static Either<String, PlanArguments> plan(String json) {
        return new JsonArguments().read(json, PlanArguments.class);
    }

    private static Either<String, ShellArguments> shell(String json) {
        return new JsonArguments().read(json, ShellArguments.class);
    }
}
