package dev.basalt.adapter.machine.git;

import dev.basalt.adapter.machine.process.ProcessCommandRunner;
import dev.basalt.domain.git.GitWorkingTree;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Working trees read by the git of this machine. */
@Timeout(300)
abstract class GitTrees {

    @TempDir Path folder;
    private final ProcessCommandRunner runner =
            ProcessCommandRunner.of(Optional.empty(), List.of());

    @AfterEach
    void endCommands() {
        runner.close();
    }

    GitWorkingTree tree(Path directory) {
        return tree(directory, Repositories.ENVIRONMENT);
    }

    GitWorkingTree tree(Path directory, Map<String, String> environment) {
        return new GitProgram(runner, environment).at(directory);
    }
}
