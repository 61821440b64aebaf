package dev.basalt.domain.command.summary;

import dev.basalt.domain.command.script.PlainScript;
import dev.basalt.domain.command.script.ShellQuoting;
import dev.basalt.domain.command.script.ShellWord;
import dev.basalt.domain.command.script.ShellWords;
import dev.basalt.domain.command.summary.ParsedCommand.Noop;
import dev.basalt.domain.command.summary.ParsedCommand.Read;
import dev.basalt.domain.command.summary.ParsedCommand.Test;
import dev.basalt.domain.command.summary.ParsedCommand.Unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Summarises for display, in a few entries, what a command does. The entries and their texts are
 * those of codex 0.23.0, since clients display them.
 */
public final class CommandSummary {

    /** Programs that only format the output of others. */
    private static final Set<String> HELPERS =
            Set.of(
                    "wc", "tr", "cut", "sort", "uniq", "xargs", "tee", "column", "awk", "yes",
                    "printf");

    private CommandSummary() {}

    /** Describes a command in the order in which its parts run; repetitions are left out. */
    public static List<ParsedCommand> of(List<String> argv) {
        List<ParsedCommand> all = isShell(argv, "-lc") ? ofScript(argv.get(2)) : ofWords(argv);
        List<ParsedCommand> once = new ArrayList<>();
        for (ParsedCommand parsed : all) {
            if (once.isEmpty() || !once.getLast().equals(parsed)) {
                once.add(parsed);
            }
        }
        return List.copyOf(once);
    }

    private static boolean isShell(List<String> argv, String flag) {
        return argv.size() == 3 && argv.get(0).equals("bash") && argv.get(1).equals(flag);
    }

    private static List<ParsedCommand> ofScript(String text) {
        Optional<PlainScript> script = PlainScript.parse(text);
        List<List<String>> commands =
                script.stream()
                        .flatMap(s -> s.commands().stream())
                        .map(words -> words.stream().map(ShellWord::written).toList())
                        .toList();
        List<List<String>> informative =
                commands.stream().filter(Predicate.not(CommandSummary::isHelper)).toList();
        List<List<String>> active =
                informative.size() > 1
                        ? informative.stream()
                                .filter(words -> !words.equals(List.of("true")))
                                .toList()
                        : informative;
        return switch (active.size()) {
            case 0 -> informative.isEmpty() ? List.of(new Unknown(text)) : List.of();
            case 1 -> List.of(ofOnlyCommand(active.getFirst(), commands.size() == 1, text));
            default -> active.stream().map(CommandSummary::describe).toList();
        };
    }

    /**
     * Describes a script of which one command is left; where that says more, the whole script is
     * the command.
     */
    private static ParsedCommand ofOnlyCommand(List<String> words, boolean alone, String script) {
        List<String> tokens =
                ShellWords.split(script).orElseGet(() -> List.of("bash", "-lc", script));
        boolean connected = !alone || tokens.stream().anyMatch(Operands::isConnector);
        return switch (describe(words)) {
            case Unknown _ -> new Unknown(script);
            case Noop _ -> new Noop(script);
            case Read(_, String name) when connected && printsPartOf(tokens) ->
                    new Read(script, name);
            case ParsedCommand own -> connected ? own : describe(words, ShellQuoting.join(tokens));
        };
    }

    private static boolean printsPartOf(List<String> tokens) {
        boolean printsLines = false;
        for (int i = 1; i < tokens.size(); i++) {
            printsLines |= tokens.get(i).equals("-n") && tokens.get(i - 1).equals("sed");
        }
        return printsLines && tokens.contains("|");
    }

    private static boolean isHelper(List<String> words) {
        return switch (words.getFirst()) {
            case "head", "tail" -> words.size() < 3;
            case "sed" -> !FilePrograms.printsLines(words.subList(1, words.size()));
            case String program -> HELPERS.contains(program);
        };
    }

    private static List<ParsedCommand> ofWords(List<String> argv) {
        List<Part> parts =
                new ArrayList<>(cut(withoutPreamble(argv)).stream().map(Part::of).toList());
        boolean dropped;
        do { // one at a time: the remaining commands decide about the next
            dropped = parts.size() > 1 && dropOne(parts);
        } while (dropped);
        return parts.stream().map(Part::summary).toList();
    }

    /** A command between connectors. */
    private record Part(List<String> words, ParsedCommand summary) {

        static Part of(List<String> words) {
            return new Part(words, describe(words));
        }

        boolean runs(String program) {
            return summary instanceof Unknown && words.getFirst().equals(program);
        }

        boolean isTest() {
            return summary instanceof Test;
        }
    }

    private static boolean dropOne(List<Part> parts) {
        if (parts.getFirst().runs("echo")) {
            parts.removeFirst();
            return true;
        }
        return dropFirst(parts, part -> part.runs("cd") && leadsToTest(parts, part))
                || dropFirst(parts, part -> part.summary() instanceof Noop)
                || dropFirst(
                        parts,
                        part ->
                                part.runs("nl")
                                        && part.words().stream()
                                                .skip(1)
                                                .allMatch(Operands::isOption));
    }

    private static boolean dropFirst(List<Part> parts, Predicate<Part> unneeded) {
        Optional<Part> part = parts.stream().filter(unneeded).findFirst();
        part.ifPresent(parts::remove);
        return part.isPresent();
    }

    private static boolean leadsToTest(List<Part> parts, Part cd) {
        return parts.stream().skip(parts.indexOf(cd)).anyMatch(Part::isTest);
    }

    /** Removes a piped answer such as {@code yes |}, and unwraps a script. */
    private static List<String> withoutPreamble(List<String> argv) {
        if (argv.size() >= 2
                && Set.of("yes", "y", "no", "n").contains(argv.get(0))
                && argv.get(1).equals("|")) {
            return argv.subList(2, argv.size());
        }
        return isShell(argv, "-c") ? ShellWords.split(argv.get(2)).orElse(argv) : argv;
    }

    private static List<List<String>> cut(List<String> words) {
        if (words.stream().noneMatch(Operands::isConnector)) {
            return List.of(words);
        }
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (String word : words) {
            if (!Operands.isConnector(word)) {
                part.add(word);
            } else if (!part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private static ParsedCommand describe(List<String> words) {
        return describe(words, ShellQuoting.join(words));
    }

    private static ParsedCommand describe(List<String> words, String cmd) {
        if (words.equals(List.of("true"))) {
            return new Noop(cmd);
        }
        if (words.isEmpty()) {
            return new Unknown(cmd);
        }
        String program = words.getFirst();
        List<String> arguments = words.subList(1, words.size());
        return FilePrograms.describe(program, arguments, cmd)
                .or(() -> DeveloperTools.describe(program, arguments, cmd))
                .orElseGet(() -> new Unknown(cmd));
    }
}
