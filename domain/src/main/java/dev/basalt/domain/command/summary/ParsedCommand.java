package dev.basalt.domain.command.summary;

import java.util.List;
import java.util.Optional;

/** What a command does, told to people. A display aid: nothing is decided by it. */
public sealed interface ParsedCommand {

    /** The command, or the part of it, that is described. */
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
