package dev.basalt.domain.command.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.basalt.domain.Vectors;
import dev.basalt.domain.command.script.ShellQuoting;
import dev.basalt.domain.command.summary.ParsedCommand.Format;
import dev.basalt.domain.command.summary.ParsedCommand.Lint;
import dev.basalt.domain.command.summary.ParsedCommand.ListFiles;
import dev.basalt.domain.command.summary.ParsedCommand.Noop;
import dev.basalt.domain.command.summary.ParsedCommand.Read;
import dev.basalt.domain.command.summary.ParsedCommand.Search;
import dev.basalt.domain.command.summary.ParsedCommand.Unknown;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class CommandSummaryTest {

    static Stream<Arguments> observed() {
        return Vectors.cases("parsed-command")
                .map(c ->
                        Arguments.of(
                                Vectors.strings(c.get("argv")),
                                c.get("parsed_cmd")
                                        .valueStream()
                                        .map(CommandSummaryTest::parsed)
                                        .toList()));
    }

    private static ParsedCommand parsed(JsonNode json) {
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode fields = only.getValue();
        String cmd = fields.get("cmd").stringValue();
        return switch (only.getKey()) {
            case "Read" -> new Read(cmd, fields.get("name").stringValue());
            case "ListFiles" -> new ListFiles(cmd, fields.get("path").stringValueOpt());
            case "Search" ->
                    new Search(
                            cmd,
                            fields.get("query").stringValueOpt(),
                            fields.get("path").stringValueOpt());
            case "Format" -> new Format(cmd, fields.get("tool").stringValue(), targets(fields));
            case "Lint" -> new Lint(cmd, fields.get("tool").stringValue(), targets(fields));
            case "Test" -> new ParsedCommand.Test(cmd);
            case "Noop" -> new Noop(cmd);
            case "Unknown" -> new Unknown(cmd);
            default -> throw new IllegalArgumentException(only.getKey());
        };
    }

    private static Optional<List<String>> targets(JsonNode fields) {
        JsonNode targets = fields.get("targets");
        return targets.isNull() ? Optional.empty() : Optional.of(Vectors.strings(targets));
    }

    @ParameterizedTest
    @MethodSource("observed")
    void describesAsTheReferenceDoes(List<String> argv, List<ParsedCommand> parsed) {
        assertEquals(parsed, CommandSummary.of(argv));
    }

    @Test
    void describesACommandWithoutWords() {
        assertEquals(List.of(new Unknown("")), CommandSummary.of(List.of()));
    }

    @Test
    void looksIntoAScriptOfBashWithoutALogin() {
        assertEquals(
                List.of(
                        new ListFiles("ls src", Optional.of("src")),
                        new ParsedCommand.Test("pytest -q")),
                CommandSummary.of(List.of("bash", "-c", "echo go && ls src ; pytest -q")));
    }

    @Test
    void leavesOutThePreparationOfATest() {
        assertEquals(
                List.of(new ParsedCommand.Test("cargo test")),
                CommandSummary.of(
                        List.of("cd", "a", "&&", "cd", "b", "&&", "true", "&&", "cargo", "test")));
    }

    @Test
    void leavesOutLineNumberingOfOthersOutput() {
        assertEquals(
                List.of(new Search("rg x", Optional.of("x"), Optional.empty())),
                CommandSummary.of(List.of("rg", "x", "|", "nl", "-ba")));
    }

    @Test
    void takesACompoundCommandAsAWhole() {
        for (String script : List.of("{ ls; }", "if true; then ls; fi", "! ls", "export X; ls")) {
            assertEquals(
                    List.of(new Unknown(script)),
                    CommandSummary.of(List.of("bash", "-lc", script)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.txt, b.txt",
        "a\\b.txt, b.txt",
        "web/src/build/dist/, web",
        "src, src",
        "a//, a",
        "/, ''"
    })
    void namesAFileByItsLastInformativeName(String path, String name) {
        assertEquals(
                List.of(new Read(ShellQuoting.join(List.of("cat", path)), name)),
                CommandSummary.of(List.of("cat", path)));
    }

    @Test
    void doesNotMistakeOptionValuesForTargets() {
        assertEquals(
                List.of(
                        new Lint(
                                "eslint -c x.json src --fix",
                                "eslint",
                                Optional.of(List.of("src")))),
                CommandSummary.of(List.of("eslint", "-c", "x.json", "src", "--fix")));
        assertEquals(
                List.of(new Format("black -o x .", "black", Optional.of(List.of(".")))),
                CommandSummary.of(List.of("black", "-o", "x", ".")));
    }

    @Test
    void doesNotMistakeAProgramWithABlankInItsNameForAToolAndItsArgument() {
        assertEquals(
                List.of(new Unknown("'cargo test'")), CommandSummary.of(List.of("cargo test")));
    }
}
