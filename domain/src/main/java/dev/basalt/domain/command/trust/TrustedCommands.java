package dev.basalt.domain.command.trust;

import dev.basalt.domain.command.script.LineRange;
import dev.basalt.domain.command.script.PlainScript;
import dev.basalt.domain.command.script.ShellWord;

import java.util.List;
import java.util.Set;

/**
 * Decides which commands only read and therefore run without approval. Trusts a subset of what
 * codex 0.23.0 trusts: where its list lets a command write, delete or start another program, this
 * one is stricter. A command that isn't trusted is not forbidden: it needs an approval.
 */
public final class TrustedCommands {

    /** Programs without harmful options. */
    private static final Set<String> READERS =
            Set.of(
                    "cat", "cd", "echo", "false", "grep", "head", "ls", "nl", "pwd", "tail", "true",
                    "wc", "which");

    /**
     * With one of these options, the operands of {@code git branch} are patterns and not new
     * branches.
     */
    private static final Set<String> LISTING =
            Set.of("--contains", "--list", "--merged", "--no-contains", "--no-merged");

    private TrustedCommands() {}

    /**
     * Returns whether a command is trusted. A {@code bash -lc} script is trusted when all its
     * commands are.
     *
     * @param elsewhere whether the command runs in another directory than the conversation's. There
     *     git isn't trusted: a repository's configuration names programs that git starts
     */
    public static boolean include(List<String> argv, boolean elsewhere) {
        if (!argv.stream().allMatch(TrustedCommands::isPassedUnchanged)) {
            return false;
        }
        return isScript(argv)
                ? PlainScript.parse(argv.get(2))
                        .filter(script -> trustScript(script, elsewhere))
                        .isPresent()
                : trustPlain(argv, elsewhere);
    }

    private static boolean isScript(List<String> argv) {
        return argv.size() == 3 && argv.get(0).equals("bash") && argv.get(1).equals("-lc");
    }

    private static boolean trustScript(PlainScript script, boolean elsewhere) {
        boolean moves =
                script.commands().stream().anyMatch(c -> c.getFirst().written().equals("cd"));
        return script.bashAgrees()
                && script.commands().stream().allMatch(c -> trustWords(c, elsewhere || moves));
    }

    /**
     * Returns whether the words are trusted both as written (as codex 0.23.0 reads them) and as
     * bash reads them ({@code \-delete} is {@code -delete}).
     */
    private static boolean trustWords(List<ShellWord> words, boolean elsewhere) {
        String program = words.getFirst().written();
        if (READERS.contains(program)) {
            return true;
        }
        return words.stream().noneMatch(ShellWord::startsWithPattern)
                && trustPlain(words.stream().map(ShellWord::written).toList(), elsewhere)
                && trustPlain(words.stream().map(ShellWord::meaning).toList(), elsewhere);
    }

    private static boolean trustPlain(List<String> argv, boolean elsewhere) {
        if (argv.isEmpty()) {
            return false;
        }
        List<String> arguments = argv.subList(1, argv.size());
        return switch (argv.getFirst()) {
            case "find" -> TrustedOptions.FIND.coverAll(arguments);
            case "rg" -> TrustedOptions.RIPGREP.coverAll(arguments);
            case "sed" -> printsLines(arguments);
            case "git" -> !elsewhere && !arguments.isEmpty() && trustGit(arguments);
            default -> READERS.contains(argv.getFirst());
        };
    }

    private static boolean trustGit(List<String> arguments) {
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "status" -> TrustedOptions.GIT_STATUS.coverAll(rest);
            case "log", "show", "diff" -> TrustedOptions.GIT_HISTORY.coverAll(rest);
            case "branch" -> TrustedOptions.GIT_BRANCH.coverAll(rest) && listsBranches(rest);
            default -> false;
        };
    }

    /** Returns whether branches are listed: a name alone creates one. */
    private static boolean listsBranches(List<String> arguments) {
        return arguments.stream().allMatch(KnownOptions::isOption)
                || arguments.stream().anyMatch(LISTING::contains);
    }

    /** Returns whether the arguments are exactly {@code -n}, one range and one file. */
    private static boolean printsLines(List<String> arguments) {
        return arguments.size() == 3
                && arguments.get(0).equals("-n")
                && LineRange.isPrintCommand(arguments.get(1))
                && !arguments.get(2).isEmpty()
                && !arguments.get(2).startsWith("-");
    }

    /** Returns false for unpaired surrogates, which become a question mark, a pattern for bash. */
    private static boolean isPassedUnchanged(String word) {
        return word.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    }
}
