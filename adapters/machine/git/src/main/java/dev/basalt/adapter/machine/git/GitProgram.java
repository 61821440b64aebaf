package dev.basalt.adapter.machine.git;

import dev.basalt.domain.command.CommandRunner;
import dev.basalt.domain.git.GitWorkingTree;
import dev.basalt.domain.git.GitWorkingTrees;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads working trees with the program git that is found in PATH. It never prompts and never uses
 * the network. Thread-safe.
 */
public final class GitProgram implements GitWorkingTrees {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final CommandRunner runner;
    private final Map<String, String> environment;

    /**
     * @param environment the server's own; variables that point git to another repository are
     *     removed
     */
    public GitProgram(CommandRunner runner, Map<String, String> environment) {
        this.runner = runner;
        this.environment = forGit(environment);
    }

    @Override
    public GitWorkingTree at(Path directory) {
        return new GitTree(
                new GitCommand(
                        runner, directory, environment, System.nanoTime() + LIMIT.toNanos()));
    }

    private static Map<String, String> forGit(Map<String, String> own) {
        Map<String, String> variables = new TreeMap<>(own);
        // a server that was started by a hook would use the hook's repository everywhere
        variables
                .keySet()
                .removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG"));
        variables.put("GIT_TERMINAL_PROMPT", "0");
        // reading a tree must not lock it for others
        variables.put("GIT_OPTIONAL_LOCKS", "0");
        variables.put("GIT_LITERAL_PATHSPECS", "1");
        variables.put("LC_ALL", "C.UTF-8");
        return Map.copyOf(variables);
    }
}
