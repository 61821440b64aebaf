package dev.basalt.domain.command.summary;

import java.util.List;
import java.util.Optional;

/** What a command does, for display. No decision depends on it. */
public sealed interface ParsedCommand {

    /** Returns the described command, or part of a command. */
    String cmd();

    record Read(String cmd, String name) implements ParsedCommand {}

    record ListFiles(String cmd, Optional<String> path) implements ParsedCommand {}

    record Search(String cmd, Optional<String> query, Optional<String> path)
            implements ParsedCommand {}

    record Format(String cmd, String tool, Optional<List<String>> targets)
            implements ParsedCommand {}

    record Test(String cmd) implements ParsedCommand {}

    record Lint(String cmd, String tool, Optional<List<String>> targets) implements ParsedCommand {}

    record Noop(String cmd) implements ParsedCommand {}

    record Unknown(String cmd) implements ParsedCommand {}
}
