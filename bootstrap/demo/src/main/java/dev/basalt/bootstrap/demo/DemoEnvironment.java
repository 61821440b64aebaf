package dev.basalt.bootstrap.demo;

import io.vavr.control.Either;
import io.vavr.control.Try;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What a demo runs in: a folder for the agent to work in, the model, and the server. All of it is
 * removed at the end, also when the demo is interrupted.
 */
final class DemoEnvironment implements AutoCloseable {

    /** Without a branch name, git init prints a long hint. */
    private static final String GIT_CONFIG = "[init]\n\tdefaultBranch = main\n";

    private final Path top;
    private final Path project;
    private final Optional<ScriptedModel> model;
    private final Process server;
    private final ReentrantLock closing = new ReentrantLock();

    private DemoEnvironment(Path top, Path project, Optional<ScriptedModel> model, Process server) {
        this.top = top;
        this.project = project;
        this.model = model;
        this.server = server;
    }

    /**
     * Starts a server with a home of its own and a scripted model.
     *
     * @param overrides of the configuration, for the server
     */
    static Either<String, DemoEnvironment> scripted(
            Program program,
            List<String> overrides,
            List<ScriptedModel.Step> script,
            BlockingQueue<DemoEvent> events) {
        return set(top -> {
            Path home = Files.createDirectory(top.resolve("home"));
            var model = ScriptedModel.start(script, events);
            Files.writeString(home.resolve(".gitconfig"), GIT_CONFIG);
            Files.writeString(home.resolve("config.toml"), model.configuration());
            var server = server(program, overrides);
            server.environment().put("HOME", home.toString());
            server.environment().put("CODEX_HOME", home.toString());
            return start(top, server, Optional.of(model));
        });
    }

    /** Starts a server with the user's own configuration and a provider of it. */
    static Either<String, DemoEnvironment> configured(
            Program program, List<String> overrides, String provider) {
        var all = new ArrayList<>(overrides);
        all.add("model_provider=" + provider);
        return set(top -> start(top, server(program, all), Optional.empty()));
    }

    @FunctionalInterface
    private interface Setting {
        DemoEnvironment in(Path top) throws IOException;
    }

    private static Either<String, DemoEnvironment> set(Setting setting) {
        return Try.of(() -> Files.createTempDirectory("basalt-demo-").toRealPath())
                .flatMapTry(top -> Try.of(() -> setting.in(top)).onFailure(_ -> delete(top)))
                .toEither()
                .mapLeft(e -> "the demo cannot be prepared: " + e.getMessage());
    }

    private static ProcessBuilder server(Program program, List<String> overrides) {
        var arguments = new ArrayList<String>();
        arguments.add("mcp");
        overrides.forEach(override -> arguments.addAll(List.of("-c", override)));
        return new ProcessBuilder(program.command(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static DemoEnvironment start(
            Path top, ProcessBuilder server, Optional<ScriptedModel> model) throws IOException {
        Path project = Files.createDirectory(top.resolve("project"));
        var environment =
                new DemoEnvironment(
                        top, project, model, server.directory(project.toFile()).start());
        Runtime.getRuntime().addShutdownHook(new Thread(environment::close, "clean up"));
        return environment;
    }

    Path project() {
        return project;
    }

    Optional<ScriptedModel> model() {
        return model;
    }

    Process server() {
        return server;
    }

    /** Waits for the server to exit by itself. */
    boolean serverExits() {
        try {
            return server.waitFor(1, TimeUnit.SECONDS) && server.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closing.lock();
        try {
            server.destroy();
            if (!server.waitFor(2, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            model.ifPresent(ScriptedModel::close);
            delete(top);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closing.unlock();
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println("basalt: " + folder + " could not be deleted: " + e.getMessage());
        }
    }
}
