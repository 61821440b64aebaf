package dev.basalt.domain.command.summary;

import dev.basalt.domain.command.summary.ParsedCommand.Format;
import dev.basalt.domain.command.summary.ParsedCommand.Lint;
import dev.basalt.domain.command.summary.ParsedCommand.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Describes programs that format, lint and test. */
final class DeveloperTools {

    private static final Set<String> ESLINT_VALUES =
            Set.of(
                    "-c",
                    "--config",
                    "--parser",
                    "--parser-options",
                    "--rulesdir",
                    "--plugin",
                    "--max-warnings",
                    "--format");
    private static final Set<String> OTHER_VALUES =
            Set.of(
                    "-p",
                    "--package",
                    "--features",
                    "-C",
                    "--config",
                    "--config-path",
                    "--out-dir",
                    "-o",
                    "--run",
                    "--max-warnings");

    /** By program, or by program and first argument. */
    private static final Map<List<String>, Function<Call, ParsedCommand>> TOOLS =
            Map.ofEntries(
                    Map.entry(List.of("cargo", "fmt"), call -> call.formats("cargo fmt")),
                    Map.entry(List.of("cargo", "clippy"), call -> call.lints("cargo clippy")),
                    Map.entry(List.of("cargo", "test"), Call::tests),
                    Map.entry(List.of("rustfmt"), call -> call.formats("rustfmt")),
                    Map.entry(List.of("go", "fmt"), call -> call.formats("go fmt")),
                    Map.entry(List.of("go", "test"), Call::tests),
                    Map.entry(List.of("pytest"), Call::tests),
                    Map.entry(List.of("eslint"), Call::runsEslint),
                    Map.entry(List.of("npx", "eslint"), Call::runsEslint),
                    Map.entry(List.of("prettier"), call -> call.formats("prettier")),
                    Map.entry(List.of("npx", "prettier"), call -> call.formats("prettier")),
                    Map.entry(List.of("black"), call -> call.formats("black")),
                    Map.entry(List.of("ruff", "check"), call -> call.lints("ruff")),
                    Map.entry(List.of("ruff", "format"), call -> call.formats("ruff")),
                    Map.entry(List.of("jest"), Call::tests),
                    Map.entry(List.of("vitest"), Call::tests));

    private DeveloperTools() {}

    static Optional<ParsedCommand> describe(String program, List<String> arguments, String cmd) {
        if (program.equals("npm") || program.equals("pnpm") || program.equals("yarn")) {
            return packageScript(program, arguments)
                    .flatMap(script -> describeScript(program, script, cmd));
        }
        Optional<ParsedCommand> bySubcommand =
                arguments.stream()
                        .findFirst()
                        .map(subcommand -> TOOLS.get(List.of(program, subcommand)))
                        .map(tool ->
                                tool.apply(new Call(cmd, arguments.subList(1, arguments.size()))));
        return bySubcommand.or(() ->
                Optional.ofNullable(TOOLS.get(List.of(program)))
                        .map(tool -> tool.apply(new Call(cmd, arguments))));
    }

    private static Optional<String> packageScript(String manager, List<String> arguments) {
        boolean recursive =
                manager.equals("pnpm") && arguments.stream().findFirst().equals(Optional.of("-r"));
        List<String> words = recursive ? arguments.subList(1, arguments.size()) : arguments;
        return words.stream()
                .findFirst()
                .flatMap(first ->
                        switch (first) {
                            case "run" -> words.stream().skip(1).findFirst();
                            case "test" -> Optional.of("test");
                            case "t" ->
                                    manager.equals("npm") ? Optional.of("test") : Optional.empty();
                            default -> Optional.empty();
                        });
    }

    private static Optional<ParsedCommand> describeScript(
            String manager, String script, String cmd) {
        String tool = manager + "-script:" + script;
        return switch (script.toLowerCase(Locale.ROOT)) {
            case "test", "unit", "jest", "vitest" -> Optional.of(new Test(cmd));
            case "lint", "eslint" -> Optional.of(new Lint(cmd, tool, Optional.empty()));
            case "format", "fmt", "prettier" ->
                    Optional.of(new Format(cmd, tool, Optional.empty()));
            default -> Optional.empty();
        };
    }

    /** A tool and its arguments. */
    private record Call(String cmd, List<String> arguments) {

        ParsedCommand tests() {
            return new Test(cmd);
        }

        ParsedCommand formats(String tool) {
            return new Format(cmd, tool, targets());
        }

        ParsedCommand lints(String tool) {
            return new Lint(cmd, tool, targets());
        }

        ParsedCommand runsEslint() {
            return new Lint(cmd, "eslint", unlessEmpty(Operands.of(arguments, ESLINT_VALUES)));
        }

        private Optional<List<String>> targets() {
            List<String> own = arguments.stream().takeWhile(word -> !word.equals("--")).toList();
            return unlessEmpty(Operands.of(own, OTHER_VALUES));
        }

        private static Optional<List<String>> unlessEmpty(List<String> targets) {
            return targets.isEmpty() ? Optional.empty() : Optional.of(targets);
        }
    }
}
