package dev.basalt.domain.command.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.basalt.domain.Vectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class TrustedCommandsTest {

    /** What codex 0.23.0 trusts and Basalt doesn't; the file groups the commands by reason. */
    private static final Set<List<String>> STRICTER =
            Vectors.resource("/trusted-stricter.json")
                    .valueStream()
                    .flatMap(group -> group.valueStream().map(Vectors::strings))
                    .collect(Collectors.toUnmodifiableSet());

    /** Whether codex 0.23.0 trusts a command. */
    record Observation(List<String> argv, boolean trusted) {}

    static Stream<Observation> observations() {
        return Stream.concat(
                Vectors.cases("trusted-commands")
                        .map(c ->
                                new Observation(
                                        Vectors.strings(c.get("argv")),
                                        c.get("trusted").booleanValue())),
                Vectors.cases("trusted-scripts-generated")
                        .map(c ->
                                new Observation(
                                        bash(c.get(0).stringValue()), c.get(1).booleanValue())));
    }

    /** One test for some thousand commands: as many tests take seconds. */
    @Test
    void trustsWhatTheReferenceTrustsExceptForTheListedHoles() {
        List<Observation> different =
                observations()
                        .filter(observed ->
                                isTrusted(observed.argv())
                                        != (observed.trusted()
                                                && !STRICTER.contains(observed.argv())))
                        .toList();

        assertEquals(List.of(), different);
        assertEquals(483 + 3317, observations().count());
    }

    @Test
    void isStricterWhereverItDiffers() {
        Set<List<String>> trustedByTheReference =
                observations()
                        .filter(Observation::trusted)
                        .map(Observation::argv)
                        .collect(Collectors.toSet());

        assertTrue(trustedByTheReference.containsAll(STRICTER));
        assertEquals(List.of(), STRICTER.stream().filter(TrustedCommandsTest::isTrusted).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git branch",
                "git branch -a",
                "git branch -avv",
                "git branch --show-current",
                "git branch --list feature/*",
                "git branch --contains HEAD~3",
                "git branch -r --merged origin/main",
                "git branch --sort=-committerdate",
                "git status --short --branch -uno",
                "git log --oneline --graph -n 20 --since=2.weeks -- src",
                "git log -S needle -p -3",
                "git log --follow --stat --format=%h%x09%s README.md",
                "git diff --cached --stat HEAD~1..HEAD",
                "git diff -U10 --word-diff --no-ext-diff",
                "git show --name-only HEAD",
                "rg -n -i -C 3 --glob !target needle src",
                "rg -uu -tjava -l needle",
                "rg -ezip --sort path",
                "find . -type f -name *.java -not -path ./target/* -mtime -7 -size +10k -print0",
                "sed -n 10,20p pom.xml"
            })
    void trustsCommandsThatOnlyRead(String words) {
        assertTrue(isTrusted(List.of(words.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // creates, renames, deletes, resets or configures a branch
                "git branch topic",
                "git branch -d topic",
                "git branch -D topic",
                "git branch -m old new",
                "git branch -M new",
                "git branch -c old new",
                "git branch -f main HEAD~5",
                "git branch -u origin/main",
                "git branch --set-upstream-to=origin/main",
                "git branch --unset-upstream",
                "git branch --edit-description",
                "git branch --delete topic",
                "git branch --del topic",
                "git branch -v topic",
                "git branch -aD topic",
                "git branch --list -D topic",
                "git branch --sort --list topic",
                "git branch --format --list topic",
                // writes a file
                "git diff --output=x",
                "git diff --output x",
                "git diff --outp=x",
                "git log -1 -p --output=x",
                "git show HEAD --output=x",
                "git log --grep -- --output=x",
                "git log -- --output=x",
                // starts a program
                "git log -p --ext-diff",
                "git diff --ext-diff",
                "git diff --ext",
                "git show --textconv HEAD:x",
                "git log --show-signature",
                "git log --help",
                "git -c core.fsmonitor=x status",
                "git -C elsewhere status",
                "git --git-dir=x log",
                "git --exec-path=x log",
                "git --no-pager log",
                "git -p log",
                "rg --pre x needle",
                "rg --pre=x needle",
                "rg --hostname-bin=x needle",
                "rg --hostname-bin x needle",
                "rg -z needle",
                "rg -zi needle",
                "rg -iz needle",
                "rg -nz needle",
                "rg --search-zip needle",
                "rg -e -- --pre=x",
                "rg needle -- --pre=x",
                "find . -exec x",
                "find . -execdir x",
                "find . -ok x",
                "find . -okdir x",
                "find . -delete",
                "find . -fprint x",
                "find . -fprint0 x",
                "find . -fprintf x %p",
                "find . -fls x",
                "find -files0-from x",
                "find . -name -delete",
                "find . -unknown",
                "sed -n 1p -i",
                "sed -n 1p --expression=w",
                "sed -n 1p --in-place",
                "sed -n 1p -ew",
                "sed -n 1p -fx",
                "sed -n 1p -s",
                "sed -n 1w x",
                "sed -n 1,5w x",
                "sed -n 1e x",
                "cargo check",
                "cargo check --offline",
                // a name that isn't on the list
                "/bin/ls",
                "./cat x",
                "tee x",
                "less x"
            })
    void needsApprovalToWriteDeleteOrStartAProgram(String words) {
        assertFalse(isTrusted(List.of(words.split(" "))));
        assertFalse(isTrusted(bash(words)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // bash removes the backslash
                "find . \\-delete",
                "find . -del\\ete",
                "find . -dele\\\nte",
                "find . \"-dele\\\nte\"",
                "rg \\--pre=x needle",
                "git diff -\\-output=x",
                "sed -n 1p \\-i",
                // bash replaces them by file names, which can be options
                "find *",
                "rg needle *",
                "rg needle ?-pre=x",
                "git diff *",
                "git log -- *",
                "sed -n 1p *",
                "find . -del*",
                "rg --pr?=x needle",
                "git diff --outpu*",
                // bash splits the words differently
                "ls\r/../../x",
                "ls \u000b/../../x",
                "cat a\\ b\fc",
                "echo a \\ b",
                // another repository
                "cd sub && git status",
                "cd sub; ls; git diff",
                "git status && cd sub && git log"
            })
    void needsApprovalForScriptsThatBashReadsDifferently(String script) {
        assertFalse(isTrusted(bash(script)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat *",
                "echo *",
                "wc -l *.java",
                "ls -d */",
                "ls ~/x",
                "grep -n needle *",
                "head -n 3 ?.txt",
                "find src* -name '*.java'",
                "git diff src/*.java",
                "find . \\( -name a -o -name b \\)",
                "rg 'a\\.b' src/*"
            })
    void trustsPatternsThatCannotBecomeAHarmfulOption(String script) {
        assertTrue(isTrusted(bash(script)));
    }

    @Test
    void needsApprovalForGitInAnotherDirectoryOnly() {
        List<String> status = List.of("git", "status");
        List<String> list = List.of("ls");

        assertTrue(TrustedCommands.include(status, false));
        assertFalse(TrustedCommands.include(status, true));
        assertFalse(TrustedCommands.include(bash("git status"), true));
        assertTrue(TrustedCommands.include(list, true));
        assertTrue(TrustedCommands.include(bash("ls"), true));
    }

    @Test
    void needsApprovalForArgumentsThatAreNotPassedUnchanged() {
        assertFalse(isTrusted(List.of("cat", "a\0b")));
        assertFalse(isTrusted(bash("find . \uD800delete")));
        assertTrue(isTrusted(bash("find . \uD83D\uDE00")));
    }

    private static boolean isTrusted(List<String> argv) {
        return TrustedCommands.include(argv, false);
    }

    private static List<String> bash(String script) {
        return List.of("bash", "-lc", script);
    }
}
