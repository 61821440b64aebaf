package dev.basalt.domain.command.summary;

import dev.basalt.domain.command.script.LineRange;
import dev.basalt.domain.command.summary.ParsedCommand.ListFiles;
import dev.basalt.domain.command.summary.ParsedCommand.Read;
import dev.basalt.domain.command.summary.ParsedCommand.Search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Describes programs that read, list and search files. */
final class FilePrograms {

    private static final Set<String> LS_VALUES =
            Set.of(
                    "-I",
                    "-w",
                    "--block-size",
                    "--format",
                    "--time-style",
                    "--color",
                    "--quoting-style");
    private static final Set<String> NL_VALUES = Set.of("-s", "-w", "-v", "-i", "-b");
    private static final Set<String> FD_VALUES =
            Set.of("-t", "--type", "-e", "--extension", "-E", "--exclude", "--search-path");
    private static final Set<String> FIND_PATTERNS = Set.of("-name", "-iname", "-path", "-regex");
    private static final Set<String> FIND_OPERATORS = Set.of("!", "(", ")");

    private FilePrograms() {}

    static Optional<ParsedCommand> describe(String program, List<String> arguments, String cmd) {
        return switch (program) {
            case "ls" ->
                    Optional.of(new ListFiles(cmd, path(Operands.of(arguments, LS_VALUES), 0)));
            case "rg" -> Optional.of(ripgrep(arguments, cmd));
            case "grep" -> Optional.of(queryThenPath(Operands.beforeConnector(arguments), cmd));
            case "fd" -> Optional.of(fd(arguments, cmd));
            case "find" -> Optional.of(find(arguments, cmd));
            case "cat" -> onlyFile(arguments).map(file -> read(file, cmd));
            case "head" -> fileAfterCount(arguments, "").map(file -> read(file, cmd));
            case "tail" -> fileAfterCount(arguments, "+").map(file -> read(file, cmd));
            case "nl" ->
                    Operands.of(arguments, NL_VALUES).stream()
                            .findFirst()
                            .map(file -> read(file, cmd));
            case "sed" ->
                    printsLines(arguments)
                            ? Optional.of(read(arguments.get(2), cmd))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns whether sed prints a range of lines and does nothing else. */
    static boolean printsLines(List<String> sedArguments) {
        return sedArguments.size() >= 3
                && sedArguments.get(0).equals("-n")
                && LineRange.isPrintCommand(sedArguments.get(1));
    }

    private static ParsedCommand read(String file, String cmd) {
        return new Read(cmd, Operands.shortPath(file));
    }

    private static ParsedCommand ripgrep(List<String> arguments, String cmd) {
        List<String> operands = Operands.beforeConnector(arguments);
        boolean listsFiles =
                arguments.stream()
                        .takeWhile(Predicate.not(Operands::isConnector))
                        .anyMatch("--files"::equals);
        return listsFiles
                ? new Search(cmd, Optional.empty(), path(operands, 0))
                : queryThenPath(operands, cmd);
    }

    private static ParsedCommand queryThenPath(List<String> operands, String cmd) {
        return new Search(cmd, operands.stream().findFirst(), path(operands, 1));
    }

    private static ParsedCommand fd(List<String> arguments, String cmd) {
        List<String> operands =
                Operands.of(
                        arguments.stream().takeWhile(Predicate.not(Operands::isConnector)).toList(),
                        FD_VALUES);
        return operands.size() == 1 && looksLikePath(operands.getFirst())
                ? new Search(cmd, Optional.empty(), path(operands, 0))
                : queryThenPath(operands, cmd);
    }

    private static ParsedCommand find(List<String> arguments, String cmd) {
        List<String> words =
                arguments.stream().takeWhile(Predicate.not(Operands::isConnector)).toList();
        Optional<String> pattern =
                words.stream()
                        .dropWhile(Predicate.not(FIND_PATTERNS::contains))
                        .skip(1)
                        .findFirst();
        List<String> roots =
                Operands.beforeConnector(words).stream()
                        .filter(Predicate.not(FIND_OPERATORS::contains))
                        .toList();
        return new Search(cmd, pattern, path(roots, 0));
    }

    private static Optional<String> onlyFile(List<String> catArguments) {
        List<String> files =
                !catArguments.isEmpty() && catArguments.getFirst().equals("--")
                        ? catArguments.subList(1, catArguments.size())
                        : catArguments;
        return files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty();
    }

    /** Returns the file of {@code -n COUNT FILE} or {@code -nCOUNT FILE}. */
    private static Optional<String> fileAfterCount(List<String> arguments, String sign) {
        if (arguments.isEmpty() || !arguments.getFirst().startsWith("-n")) {
            return Optional.empty();
        }
        boolean apart = arguments.getFirst().equals("-n");
        if (apart && arguments.size() < 2) {
            return Optional.empty();
        }
        String count = apart ? arguments.get(1) : arguments.getFirst().substring(2);
        String digits = count.startsWith(sign) ? count.substring(sign.length()) : count;
        return LineRange.isNumber(digits)
                ? arguments.stream()
                        .skip(apart ? 2 : 1)
                        .filter(Predicate.not(Operands::isOption))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean looksLikePath(String word) {
        return word.equals(".") || word.equals("..") || word.contains("/") || word.contains("\\");
    }

    private static Optional<String> path(List<String> operands, int index) {
        return operands.stream().skip(index).findFirst().map(Operands::shortPath);
    }
}
