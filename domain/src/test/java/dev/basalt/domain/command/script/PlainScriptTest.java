package dev.basalt.domain.command.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class PlainScriptTest {

    @Test
    void splitsAScriptIntoCommandsAndWords() {
        assertEquals(
                List.of(
                        List.of("cd", "src"),
                        List.of("grep", "-n", "a b", "c\"d", "x\\ y"),
                        List.of("wc"),
                        List.of("pwd"),
                        List.of("true")),
                written("cd src && grep -n 'a b' 'c\"d' x\\ y|wc;pwd\n\n true ;"));
    }

    @Test
    void lineFeedsMayFollowAnOperatorButNotPrecedeIt() {
        assertEquals(List.of(List.of("ls"), List.of("pwd")), written("\nls &&\n\npwd\n"));
        assertEquals(Optional.empty(), PlainScript.parse("ls\n&& pwd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                ";",
                "ls ;; pwd",
                "ls ;& pwd",
                "&& ls",
                "ls &&",
                "ls | | wc",
                "ls |& wc",
                "ls &",
                "ls & pwd",
                "(ls)",
                "{ ls; }",
                "ls > x",
                "ls 2>x",
                "cat < x",
                "cat <<E\nE",
                "echo $x",
                "echo $(x)",
                "echo `x`",
                "echo \"$x\"",
                "echo \"`x`\"",
                "echo \"a\nb\"",
                "echo \"\"",
                "echo \" \"",
                "echo 'a'b",
                "echo a'b'",
                "echo \"a\"b",
                "echo 'a",
                "echo \"a",
                "echo [a]",
                "echo {a,b}",
                "echo ==",
                "echo =~",
                "echo a\\",
                "echo a\\ ",
                "ls # x",
                "X=1 ls",
                "X+=1",
                "'ls'",
                "\"ls\""
            })
    void isNotPlain(String script) {
        assertEquals(Optional.empty(), PlainScript.parse(script));
    }

    @Test
    void returnsTheArgumentThatBashPasses() {
        assertEquals(
                List.of("echo", "-x", "ab", "a b", "a\\nb$c", "a\\b", "*"),
                parse("echo \\-x a\\\nb a\\ b \"a\\nb\\$c\" 'a\\b' \\*").getFirst().stream()
                        .map(ShellWord::meaning)
                        .toList());
    }

    @Test
    void knowsThePatternsThatBashReplacesByFileNames() {
        assertEquals(
                List.of(false, true, true, false, false, false, false),
                parse("echo *.c ?x a* '*' \"*\" \\*").getFirst().stream()
                        .map(ShellWord::startsWithPattern)
                        .toList());
    }

    @Test
    void detectsThatBashSplitsWordsDifferently() {
        assertTrue(PlainScript.parse("ls\t-l \\\n -a").orElseThrow().bashAgrees());
        assertFalse(PlainScript.parse("ls\r").orElseThrow().bashAgrees());
        assertFalse(PlainScript.parse("ls \\ -l").orElseThrow().bashAgrees());
        assertTrue(PlainScript.parse("echo 'a\rb'").orElseThrow().bashAgrees());
    }

    private static List<List<String>> written(String script) {
        return parse(script).stream()
                .map(words -> words.stream().map(ShellWord::written).toList())
                .toList();
    }

    private static List<List<ShellWord>> parse(String script) {
        return PlainScript.parse(script).orElseThrow().commands();
    }
}
