package dev.basalt.domain.command.trust;

import dev.basalt.domain.command.script.LineRange;
import dev.basalt.domain.command.script.PlainScript;
import dev.basalt.domain.command.script.ShellWord;

import java.util.List;
import java.util.Set;

/**
 * Which commands only read, so that nobody needs to be asked about them. Follows the list of codex
 * 0.23.0 and trusts nothing that it doesn't; where that list lets a command write, delete or start
 * another program, this one is stricter. A command that isn't trusted is not forbidden: it is asked
 * about.
 */
public final class TrustedCommands {

    /** Programs without any option that does harm. */
    private static final Set<String> READERS =
            Set.of(
                    "cat", "cd", "echo", "false", "grep", "head", "ls", "nl", "pwd", "tail", "true",
                    "wc", "which");

    /** With one of these, what {@code git branch} is told besides are patterns to list by. */
    private static final Set<String> LISTING =
            Set.of("--contains", "--list", "--merged", "--no-contains", "--no-merged");

    private TrustedCommands() {}

    /**
     * Tells whether a command is trusted; a {@code bash -lc} script is when all its commands are.
     *
     * @param elsewhere whether it runs in another directory than the conversation's. There, git
     *     isn't trusted: a repository's own configuration names programs that git starts
     */
    public static boolean include(List<String> argv, boolean elsewhere) {
        if (!argv.stream().allMatch(TrustedCommands::reachesTheProgramUnchanged)) {
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
     * The words must be harmless as they are written (so that nothing is trusted that codex 0.23.0
     * doesn't trust) and as bash reads them ({@code \-delete} is {@code -delete}).
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

    /** A name alone makes a branch. */
    private static boolean listsBranches(List<String> arguments) {
        return arguments.stream().allMatch(KnownOptions::isOption)
                || arguments.stream().anyMatch(LISTING::contains);
    }

    /** Exactly {@code -n}, one range and one file, which is no option. */
    private static boolean printsLines(List<String> arguments) {
        return arguments.size() == 3
                && arguments.get(0).equals("-n")
                && LineRange.isPrintCommand(arguments.get(1))
                && !arguments.get(2).isEmpty()
                && !arguments.get(2).startsWith("-");
    }

    /** Half a character becomes a question mark on its way, and that is a pattern to bash. */
    private static boolean reachesTheProgramUnchanged(String word) {
        return word.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    }
}
